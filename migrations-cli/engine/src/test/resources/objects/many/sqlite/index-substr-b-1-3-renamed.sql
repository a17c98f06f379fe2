-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (substr(b, 1, 3))

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX j ON t (substr(b, 1, 3))
