-- both
SELECT 1

-- from
CREATE TABLE t (a int)

-- to
CREATE TABLE t (a int) comment 'hello'
