-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c bigint unsigned)

-- to
CREATE TABLE t (a int primary key, c bigint unsigned NOT NULL)
