-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
SELECT 1

-- to
CREATE FUNCTION f(a varchar(20) charset latin1) RETURNS varchar(20) charset latin1 DETERMINISTIC RETURN a
