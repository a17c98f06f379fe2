-- both
SELECT 1

-- from
CREATE SCHEMA s

CREATE TYPE s.e AS ENUM ('a')

CREATE TABLE s.t (id serial PRIMARY KEY, e s.e)

CREATE VIEW s.v AS SELECT * FROM s.t

CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
SELECT 1
