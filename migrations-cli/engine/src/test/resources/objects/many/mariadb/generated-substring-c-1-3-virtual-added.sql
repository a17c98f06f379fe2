-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, c varchar(100), d date)

-- to
CREATE TABLE t (a int, b int, c varchar(100), d date, g varchar(200) as (substring(c, 1, 3)) virtual)
