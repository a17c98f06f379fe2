-- both
SELECT 1

-- from
CREATE TABLE t (a int, c int as (a+1))

-- to
CREATE TABLE t (a int, c int as (a+1) invisible)
