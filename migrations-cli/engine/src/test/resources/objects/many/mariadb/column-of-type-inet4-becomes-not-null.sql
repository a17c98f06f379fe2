-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c inet4)

-- to
CREATE TABLE t (a int primary key, c inet4 NOT NULL)
