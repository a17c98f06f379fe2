-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(20) NULL)

-- to
CREATE TABLE t (a int primary key, c varchar(20) NULL DEFAULT (if(1=1,'y','n')))
