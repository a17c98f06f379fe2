-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c time NULL)

-- to
CREATE TABLE t (a int primary key, c time NULL DEFAULT '08:30')
