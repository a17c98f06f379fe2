-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c text NULL)

-- to
CREATE TABLE t (a int primary key, c text NULL DEFAULT 'x')
