-- both
SELECT 1

-- from
CREATE FUNCTION f(a integer, OUT b integer) LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION f(a integer, OUT b integer, OUT c text) LANGUAGE sql AS $$ SELECT 1, 'x' $$

CREATE FUNCTION g(VARIADIC a integer[]) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE FUNCTION h(INOUT a integer) LANGUAGE sql AS $$ SELECT 1 $$
