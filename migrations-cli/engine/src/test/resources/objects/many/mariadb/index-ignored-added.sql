-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int)

-- to
CREATE TABLE t (a int, b int, key k (a,b) ignored)
