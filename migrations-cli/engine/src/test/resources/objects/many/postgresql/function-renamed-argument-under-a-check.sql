-- both
SELECT 1

-- from
CREATE FUNCTION ok(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 > 0 $$

CREATE TABLE t (id integer CONSTRAINT c CHECK (ok(id)))

-- to
CREATE FUNCTION ok(b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 > 0 $$

CREATE TABLE t (id integer CONSTRAINT c CHECK (ok(id)))
