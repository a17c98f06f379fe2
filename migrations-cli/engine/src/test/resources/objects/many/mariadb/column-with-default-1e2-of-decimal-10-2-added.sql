-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c decimal(10,2) NOT NULL DEFAULT 1e2)
