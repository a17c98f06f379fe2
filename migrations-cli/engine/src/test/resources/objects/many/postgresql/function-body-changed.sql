-- both
SELECT 1

-- from
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$

-- to
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN -- two
 RETURN 2; END $$
