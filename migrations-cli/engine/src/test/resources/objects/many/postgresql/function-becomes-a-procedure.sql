-- both
SELECT 1

-- from
CREATE FUNCTION f(a integer) RETURNS void LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE PROCEDURE f(a integer) LANGUAGE sql AS $$ SELECT 1 $$
