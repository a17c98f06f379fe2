-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int primary key, b varchar(10)) row_format=dynamic
