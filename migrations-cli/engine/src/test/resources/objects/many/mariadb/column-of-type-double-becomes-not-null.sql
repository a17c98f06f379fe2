-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c double)

-- to
CREATE TABLE t (a int primary key, c double NOT NULL)
