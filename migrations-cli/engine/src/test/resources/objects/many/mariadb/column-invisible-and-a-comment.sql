-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int)

-- to
CREATE TABLE t (a int primary key, c int INVISIBLE default 5 comment 'x')
