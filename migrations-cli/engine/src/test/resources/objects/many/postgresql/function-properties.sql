-- both
SELECT 1

-- from
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION f() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER LEAKPROOF COST 50 SET search_path = public, pg_temp SET work_mem = '8MB' AS $$ SELECT 1 $$
