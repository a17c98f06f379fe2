-- reported: cast

-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TYPE p AS (x integer)

CREATE FUNCTION to_p(a integer) RETURNS p LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(a)::p $$

CREATE CAST (integer AS p) WITH FUNCTION to_p(integer)
