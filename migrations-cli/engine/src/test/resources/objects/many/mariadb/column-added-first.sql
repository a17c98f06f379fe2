-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, b text)

-- to
CREATE TABLE t (a int primary key, x int, b text, c decimal(10,2) unsigned not null default 1.5)
