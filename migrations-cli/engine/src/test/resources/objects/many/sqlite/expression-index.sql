-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

-- to
CREATE TABLE t (a integer, b text)

CREATE UNIQUE INDEX i ON t (lower(b), a DESC)
