-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c float unsigned)

-- to
CREATE TABLE t (a int primary key, c float unsigned NOT NULL)
