-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c json)

-- to
CREATE TABLE t (a int primary key, c json NOT NULL)
