-- both
SELECT 1

-- from
CREATE TABLE t (a int not null, b int) partition by range columns (a) (partition p0 values less than (10))

-- to
CREATE TABLE t (a int not null, b int, c int, key k (c)) partition by range columns (a) (partition p0 values less than (10))
