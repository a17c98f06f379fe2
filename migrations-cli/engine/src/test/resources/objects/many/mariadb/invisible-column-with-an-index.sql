-- both
SELECT 1

-- from
CREATE TABLE t (a int, c int, key k (c))

-- to
CREATE TABLE t (a int, c int invisible, key k (c))
