-- both
SELECT 1

-- from
CREATE TABLE t (a text)

CREATE INDEX i ON t (lower(a))

-- to
CREATE TABLE t (a text)

CREATE INDEX i ON t (lower(a))

ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 200
