-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c char(15))

-- to
CREATE TABLE t (a int primary key, c inet4)
