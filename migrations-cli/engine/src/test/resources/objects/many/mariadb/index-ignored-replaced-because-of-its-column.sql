-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, key k (b) ignored)

-- to
CREATE TABLE t (a int, b int, key k (b,a) ignored)
