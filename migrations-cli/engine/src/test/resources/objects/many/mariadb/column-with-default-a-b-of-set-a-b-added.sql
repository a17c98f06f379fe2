-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c set('a','b') NOT NULL DEFAULT 'a,b')
