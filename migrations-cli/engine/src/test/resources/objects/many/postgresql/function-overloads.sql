-- both
SELECT 1

-- from
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE FUNCTION f(a text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 2 $$

CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$
