-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer)

CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql RETURN x + 1

CREATE PROCEDURE p(x integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x); DELETE FROM t WHERE a = f(x); END
