-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE FUNCTION first_of(a anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT a[1] $$
