-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS $$ SELECT z() $$
