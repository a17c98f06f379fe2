-- both
CREATE SCHEMA one

CREATE TABLE one.t (id bigint PRIMARY KEY)

-- from
CREATE SCHEMA gone

CREATE VIEW gone.v AS SELECT id FROM one.t

CREATE TABLE gone.x (id bigint REFERENCES one.t)

-- to
CREATE SCHEMA two

CREATE TYPE two.mood AS ENUM ('a', 'b')

CREATE FUNCTION two.f(m two.mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT m = 'a' $$

CREATE TABLE two.u (id bigint REFERENCES one.t, m two.mood, CHECK (two.f(m)))

CREATE VIEW one.v AS SELECT u.id FROM two.u

CREATE SCHEMA empty_one
