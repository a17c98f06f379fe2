-- both
SELECT 1

-- from
CREATE FUNCTION new_code() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE TABLE t (id integer, code text NOT NULL DEFAULT new_code()::text)

-- to
CREATE FUNCTION new_code() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$

CREATE TABLE t (id integer, code text NOT NULL DEFAULT new_code())
