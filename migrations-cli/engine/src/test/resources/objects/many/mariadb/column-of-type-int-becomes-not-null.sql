-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int)

-- to
CREATE TABLE t (a int primary key, c int NOT NULL)
