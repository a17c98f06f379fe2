-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE FUNCTION f(x t) RETURNS integer LANGUAGE sql AS $$ SELECT x.a $$

-- to
CREATE TABLE u (a integer)
