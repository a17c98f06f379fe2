-- both
CREATE TABLE t (a integer, b integer)

CREATE STATISTICS s ON a, b FROM t

-- from
SELECT 1

-- to
ALTER STATISTICS s SET STATISTICS 500
