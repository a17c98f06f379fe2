-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a int not null) PARTITION BY HASH (a) PARTITIONS 2

-- to
CREATE TABLE t (a int not null) PARTITION BY HASH (a) PARTITIONS 4
