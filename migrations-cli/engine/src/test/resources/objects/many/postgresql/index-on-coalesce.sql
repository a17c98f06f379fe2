-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

-- to
CREATE TABLE t (a integer, b integer)

CREATE UNIQUE INDEX i ON t (a, coalesce(b, -1))
