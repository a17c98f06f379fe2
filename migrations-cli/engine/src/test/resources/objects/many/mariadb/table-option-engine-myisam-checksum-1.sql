-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, b varchar(10))

-- to
CREATE TABLE t (a int primary key, b varchar(10)) engine=myisam checksum=1
