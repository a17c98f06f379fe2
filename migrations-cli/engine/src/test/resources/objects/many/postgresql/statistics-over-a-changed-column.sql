-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE STATISTICS s ON a, b FROM t

-- to
CREATE TABLE t (a bigint, b integer)

CREATE STATISTICS s ON a, b FROM t
