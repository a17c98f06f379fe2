-- both
SELECT 1

-- from
CREATE TABLE t (a text)

CREATE INDEX t_a ON t (a)

-- to
CREATE TABLE t (a text)

CREATE INDEX t_a ON t (a COLLATE "C")
