-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varbinary(10))

-- to
CREATE TABLE t (a int primary key, c varchar(10))
