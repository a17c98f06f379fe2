-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int, b int, c varchar(100), d text, fulltext key k (c))
