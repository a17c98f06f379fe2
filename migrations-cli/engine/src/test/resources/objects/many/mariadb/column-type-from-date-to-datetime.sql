-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c date)

-- to
CREATE TABLE t (a int primary key, c datetime)
