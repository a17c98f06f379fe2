-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c tinyint(1))

-- to
CREATE TABLE t (a int primary key, c int)
