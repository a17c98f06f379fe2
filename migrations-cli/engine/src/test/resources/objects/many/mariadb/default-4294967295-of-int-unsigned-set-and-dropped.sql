-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int unsigned NULL)

-- to
CREATE TABLE t (a int primary key, c int unsigned NULL DEFAULT 4294967295)
