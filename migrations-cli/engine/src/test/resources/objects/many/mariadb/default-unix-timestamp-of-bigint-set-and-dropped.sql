-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c bigint NULL)

-- to
CREATE TABLE t (a int primary key, c bigint NULL DEFAULT (unix_timestamp()))
