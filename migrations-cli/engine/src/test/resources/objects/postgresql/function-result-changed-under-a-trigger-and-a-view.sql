-- both
CREATE TABLE hero (id bigint PRIMARY KEY, name text, age integer)

-- from
CREATE FUNCTION years(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT a $$

CREATE VIEW v AS SELECT id, years(age) AS y FROM hero

-- to
CREATE FUNCTION years(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a::bigint $$

CREATE VIEW v AS SELECT id, years(age) AS y FROM hero
