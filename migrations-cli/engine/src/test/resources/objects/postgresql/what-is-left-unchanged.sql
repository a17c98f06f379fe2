-- both
CREATE TABLE t (a integer)

-- from
SELECT 1

-- to
CREATE FUNCTION near(integer, integer) RETURNS boolean LANGUAGE sql AS $$ SELECT abs($1 - $2) < 2 $$

CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = near)

CREATE PUBLICATION p FOR TABLE t

-- reported: operator

-- reported: publication p is not modelled
