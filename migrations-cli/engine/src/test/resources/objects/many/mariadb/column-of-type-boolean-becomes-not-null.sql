-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c boolean)

-- to
CREATE TABLE t (a int primary key, c boolean NOT NULL)
