-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TYPE b AS (x integer)

CREATE TYPE a AS (b b, bs b[])

CREATE FUNCTION f(a a) RETURNS b LANGUAGE sql AS $$ SELECT (a).b $$
