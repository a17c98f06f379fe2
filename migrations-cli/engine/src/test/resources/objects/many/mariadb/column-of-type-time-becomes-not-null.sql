-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c time)

-- to
CREATE TABLE t (a int primary key, c time NOT NULL)
