-- both
SELECT 1

-- from
CREATE TABLE t (a int, unique key k (a)) engine=innodb

-- to
CREATE TABLE t (a int, unique key k (a) comment 'x') engine=innodb
