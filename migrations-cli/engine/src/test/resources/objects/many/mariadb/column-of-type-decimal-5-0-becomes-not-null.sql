-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c decimal(5,0))

-- to
CREATE TABLE t (a int primary key, c decimal(5,0) NOT NULL)
