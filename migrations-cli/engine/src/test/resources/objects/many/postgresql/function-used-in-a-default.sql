-- both
SELECT 1

-- from
CREATE TABLE t (id integer)

-- to
CREATE FUNCTION new_code() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$

CREATE TABLE t (id integer, code text NOT NULL DEFAULT new_code())
