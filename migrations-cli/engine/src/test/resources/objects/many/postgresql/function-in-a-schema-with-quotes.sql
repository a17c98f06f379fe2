-- both
CREATE SCHEMA "My Schema"

-- from
SELECT 1

-- to
CREATE FUNCTION "My Schema"."Do It"("A" integer) RETURNS integer LANGUAGE sql AS $$ SELECT "A" $$
