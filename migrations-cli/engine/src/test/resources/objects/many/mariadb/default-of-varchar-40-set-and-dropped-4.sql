-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(40) NULL)

-- to
CREATE TABLE t (a int primary key, c varchar(40) NULL DEFAULT '? ?')
