-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c bit(1))

-- to
CREATE TABLE t (a int primary key, c bit(1) NOT NULL)
