-- both
SELECT 1

-- from
CREATE TABLE t (a int, c int AS (a + 1) STORED)

-- to
CREATE TABLE t (a int, c int AS (a + 2) STORED)
