-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c mediumblob)

-- to
CREATE TABLE t (a int primary key, c mediumblob NOT NULL)
