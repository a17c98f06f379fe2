-- both
CREATE FUNCTION s1(a bigint, b integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$

CREATE FUNCTION s2(a bigint, b integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a - b $$

-- from
CREATE AGGREGATE agg(integer) (SFUNC = s1, STYPE = bigint, INITCOND = '0')

-- to
CREATE AGGREGATE agg(integer) (SFUNC = s2, STYPE = bigint, INITCOND = '1')
