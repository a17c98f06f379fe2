-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(100))

-- to
CREATE TABLE t (a int primary key, c varchar(100) COMPRESSED default 5 comment 'x')
