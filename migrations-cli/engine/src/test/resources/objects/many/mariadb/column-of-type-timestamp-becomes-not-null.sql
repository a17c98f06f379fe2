-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c timestamp NULL)

-- to
CREATE TABLE t (a int primary key, c timestamp NOT NULL DEFAULT '2020-01-01')
