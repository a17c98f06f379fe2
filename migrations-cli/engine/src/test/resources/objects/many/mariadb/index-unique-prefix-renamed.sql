-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d text, unique key k (c(5), a))

-- to
CREATE TABLE t (a int, b int, c varchar(100), d text, unique key k2 (c(5), a))
