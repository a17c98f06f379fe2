-- both
SELECT 1

-- from
CREATE TABLE t (z int)

-- to
CREATE TABLE t (z int, a int, b int, c varchar(100), d text, fulltext key k (c,d))
