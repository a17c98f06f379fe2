-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c tinytext)

-- to
CREATE TABLE t (a int primary key, c tinytext NOT NULL)
