-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c bit(8))

-- to
CREATE TABLE t (a int primary key, c bit(8) NOT NULL)
