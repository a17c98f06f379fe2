-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, key k (b) comment 'x' ignored)

-- to
CREATE TABLE t (a int, b int, key k (b,a) comment 'x' ignored)
