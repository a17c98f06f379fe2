-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c time(3))

-- to
CREATE TABLE t (a int primary key, c time(3) NOT NULL)
