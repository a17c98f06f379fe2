-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c mediumtext)

-- to
CREATE TABLE t (a int primary key, c mediumtext NOT NULL)
