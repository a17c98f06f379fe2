-- both
CREATE TABLE t (a integer, b integer)

-- from
CREATE STATISTICS s ON a, b FROM t

-- to
CREATE STATISTICS s (ndistinct, dependencies) ON a, b FROM t

CREATE STATISTICS s2 ON (a + b), a FROM t
