-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c datetime(3) NULL)

-- to
CREATE TABLE t (a int primary key, c datetime(3) NULL DEFAULT current_timestamp(3))
