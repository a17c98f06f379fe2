-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a int not null, b int)

-- to
CREATE TABLE t (a int not null, b int) partition by list (a) (partition p0 values in (1,2), partition p1 values in (3))
