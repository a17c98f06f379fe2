-- both
SELECT 1

-- from
CREATE TABLE t (a int, key k (a))

-- to
CREATE TABLE t (a int, key k (a) comment 'a;b -- c')
