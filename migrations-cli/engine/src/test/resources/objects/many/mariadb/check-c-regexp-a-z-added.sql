-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d date)

-- to
CREATE TABLE t (a int, b int, c varchar(100), d date, constraint ck check (c regexp '^[a-z]+$'))
