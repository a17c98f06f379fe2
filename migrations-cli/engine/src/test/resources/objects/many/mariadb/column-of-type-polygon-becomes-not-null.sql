-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c polygon)

-- to
CREATE TABLE t (a int primary key, c polygon NOT NULL)
