-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (abs(a)) WHERE (a > 0) OR (c < 5)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX j ON t (abs(a)) WHERE (a > 0) OR (c < 5)
