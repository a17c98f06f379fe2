-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (a) WHERE a > 0

-- to
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (a) WHERE a > 5 AND b IS NOT NULL
