-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (a)

-- to
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (a) WHERE b IS NOT NULL
