-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varbinary(64))

-- to
CREATE TABLE t (a int primary key, c varbinary(64) NOT NULL)
