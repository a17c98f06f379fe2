-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
SELECT 1

-- to
CREATE FUNCTION f(a int) RETURNS int DETERMINISTIC RETURN a

CREATE PROCEDURE f(a int) SELECT a
