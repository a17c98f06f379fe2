-- both
SELECT 1

-- from
CREATE FUNCTION f(a integer, b integer DEFAULT 5) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION f(a integer, b integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$
