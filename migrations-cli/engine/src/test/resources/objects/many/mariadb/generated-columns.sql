-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int)

-- to
CREATE TABLE t (a int, b int, c int AS (a + b) VIRTUAL, d int AS (a * b) PERSISTENT, KEY k (d))
