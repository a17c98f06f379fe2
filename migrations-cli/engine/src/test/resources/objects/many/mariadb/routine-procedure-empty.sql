-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
SELECT 1

-- to
CREATE PROCEDURE f() SELECT 1
