-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c varbinary(10) NOT NULL DEFAULT 'abc')
