-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int as (a+1) stored, key k (b) comment 'x')

-- to
CREATE TABLE t (a int, b int as (a+2) stored, key k (b) comment 'x')
