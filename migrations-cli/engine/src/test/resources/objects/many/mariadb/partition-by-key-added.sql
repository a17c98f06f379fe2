-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a int not null, b int)

-- to
CREATE TABLE t (a int not null, b int) partition by key (a) partitions 3
