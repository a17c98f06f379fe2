-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE x (a int)

-- to
CREATE TABLE t (a int not null, b date) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)
