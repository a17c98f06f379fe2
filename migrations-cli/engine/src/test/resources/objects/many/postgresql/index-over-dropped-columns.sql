-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, c integer)

CREATE INDEX i ON t (a, b)

CREATE INDEX j ON t (c) WHERE b > 0

-- to
CREATE TABLE t (a integer, c integer)
