-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE t (a integer, b text)

CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS $$ SELECT * FROM t $$
