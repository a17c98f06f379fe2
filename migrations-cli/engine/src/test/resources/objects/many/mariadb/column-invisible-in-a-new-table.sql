-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int primary key, c int INVISIBLE)
