-- both
SELECT 1

-- from
CREATE TABLE t (a int, c datetime(3))

-- to
CREATE TABLE t (a int, c datetime(3) on update current_timestamp(3))
