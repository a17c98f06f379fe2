-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (c)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (length(b), a)
