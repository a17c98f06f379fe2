-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c datetime(3))

-- to
CREATE TABLE t (a int primary key, c datetime(3) NOT NULL)
