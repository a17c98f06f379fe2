-- both
SELECT 1

-- from
CREATE TABLE t (a int not null, b int) partition by linear hash (a) partitions 2

-- to
CREATE TABLE t (a int not null, b int, c int, key k (c)) partition by linear hash (a) partitions 2
