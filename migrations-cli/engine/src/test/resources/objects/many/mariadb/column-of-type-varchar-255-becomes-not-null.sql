-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(255))

-- to
CREATE TABLE t (a int primary key, c varchar(255) NOT NULL)
