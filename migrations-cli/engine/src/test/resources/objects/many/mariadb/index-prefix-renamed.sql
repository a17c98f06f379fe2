-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d text, key k (c(10)))

-- to
CREATE TABLE t (a int, b int, c varchar(100), d text, key k2 (c(10)))
