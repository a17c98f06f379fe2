-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT x * 2 $$

CREATE TABLE t (a integer, c integer GENERATED ALWAYS AS (twice(a)) STORED)
