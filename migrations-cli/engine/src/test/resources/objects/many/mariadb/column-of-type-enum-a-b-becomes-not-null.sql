-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c enum('a','b'))

-- to
CREATE TABLE t (a int primary key, c enum('a','b') NOT NULL)
