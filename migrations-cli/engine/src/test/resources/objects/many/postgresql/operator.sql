-- reported: ===

-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE FUNCTION eq(a integer, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$

CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = text, FUNCTION = eq)
