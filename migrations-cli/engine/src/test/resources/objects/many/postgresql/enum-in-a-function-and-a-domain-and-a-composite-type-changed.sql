-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a', 'b')

CREATE DOMAIN d AS e DEFAULT 'a'

CREATE TYPE c AS (x e, y integer)

CREATE TABLE t (d d, c c)

CREATE FUNCTION f(x e) RETURNS e LANGUAGE sql AS $$ SELECT x $$

-- to
CREATE TYPE e AS ENUM ('a')

CREATE DOMAIN d AS e DEFAULT 'a'

CREATE TYPE c AS (x e, y integer)

CREATE TABLE t (d d, c c)

CREATE FUNCTION f(x e) RETURNS e LANGUAGE sql AS $$ SELECT x $$
