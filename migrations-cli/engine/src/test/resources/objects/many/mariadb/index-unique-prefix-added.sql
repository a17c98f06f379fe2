-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d text)

-- to
CREATE TABLE t (a int, b int, c varchar(100), d text, unique key k (c(5), a))
