-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE FUNCTION f() RETURNS TABLE (x integer) LANGUAGE sql AS $$ SELECT a FROM t $$

-- to
CREATE TABLE t (a integer, b text)

CREATE FUNCTION f() RETURNS TABLE (x integer, y text) LANGUAGE sql ROWS 10 AS $$ SELECT a, b FROM t $$
