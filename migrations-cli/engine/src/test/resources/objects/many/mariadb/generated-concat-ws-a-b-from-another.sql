-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d date, g varchar(200) as (a) virtual)

-- to
CREATE TABLE t (a int, b int, c varchar(100), d date, g varchar(200) as (concat_ws('-', a, b)) virtual)
