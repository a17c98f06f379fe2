-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c numeric(38,10))

-- to
CREATE TABLE t (a int primary key, c numeric(38,10) NOT NULL)
