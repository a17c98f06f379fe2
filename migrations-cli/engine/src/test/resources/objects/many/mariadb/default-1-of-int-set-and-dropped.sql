-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int NULL)

-- to
CREATE TABLE t (a int primary key, c int NULL DEFAULT -1)
