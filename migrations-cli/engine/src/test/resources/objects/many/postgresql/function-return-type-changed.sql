-- both
SELECT 1

-- from
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT '1' $$
