-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE FUNCTION f(z int) RETURNS int DETERMINISTIC RETURN 5

-- to
CREATE FUNCTION f(a varchar(20) charset latin1) RETURNS varchar(20) charset latin1 DETERMINISTIC RETURN a
