-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE UNIQUE INDEX i ON t (a) WHERE typeof(a) = 'integer'
