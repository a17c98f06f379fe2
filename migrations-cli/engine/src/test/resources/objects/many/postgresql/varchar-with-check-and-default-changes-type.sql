-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(10) DEFAULT 'x' CHECK (a <> ''))

CREATE INDEX t_a ON t (a) WHERE a <> 'y'

-- to
CREATE TABLE t (a text DEFAULT 'x' CHECK (a <> ''))

CREATE INDEX t_a ON t (a) WHERE a <> 'y'
