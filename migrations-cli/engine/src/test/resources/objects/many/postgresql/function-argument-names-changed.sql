-- both
SELECT 1

-- from
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$

-- to
CREATE FUNCTION f(b integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$
