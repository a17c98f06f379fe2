-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c timestamp NULL)

-- to
CREATE TABLE t (a int primary key, c timestamp NULL DEFAULT '2020-01-01 00:00:00')
