-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int INVISIBLE)

-- to
CREATE TABLE t (a int primary key, c int INVISIBLE not null default 5)
