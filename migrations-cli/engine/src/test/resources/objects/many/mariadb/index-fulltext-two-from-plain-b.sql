-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d text, key k (b))

-- to
CREATE TABLE t (a int, b int, c varchar(100), d text, fulltext key k (c,d))
