-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c uuid NULL)

-- to
CREATE TABLE t (a int primary key, c uuid NULL DEFAULT uuid())
