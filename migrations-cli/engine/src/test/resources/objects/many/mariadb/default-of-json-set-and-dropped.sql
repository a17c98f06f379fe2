-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c json NULL)

-- to
CREATE TABLE t (a int primary key, c json NULL DEFAULT '{}')
