-- both
SELECT 1

-- from
CREATE TYPE mood AS ENUM ('a', 'b')

CREATE TABLE t (m mood DEFAULT 'a')

CREATE FUNCTION f(m mood) RETURNS boolean LANGUAGE sql AS $$ SELECT m = 'a' $$

-- to
CREATE TYPE mood AS ENUM ('a', 'c')

CREATE TABLE t (m mood DEFAULT 'a')

CREATE FUNCTION f(m mood) RETURNS boolean LANGUAGE sql AS $$ SELECT m = 'a' $$
