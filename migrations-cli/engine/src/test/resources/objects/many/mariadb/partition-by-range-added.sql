-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a int not null, b int)

-- to
CREATE TABLE t (a int not null, b int) partition by range (a) (partition p0 values less than (10), partition p1 values less than maxvalue)
