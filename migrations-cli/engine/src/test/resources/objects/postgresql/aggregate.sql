-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE FUNCTION add_up(a bigint, b integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$

CREATE AGGREGATE total(integer) (SFUNC = add_up, STYPE = bigint, INITCOND = '0')

CREATE TABLE t (a integer)

CREATE VIEW v AS SELECT total(a) AS n FROM t
