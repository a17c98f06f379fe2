-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (a) WHERE typeof(a) = 'integer'

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX j ON t (a) WHERE typeof(a) = 'integer'
