-- both
SELECT 1

-- from
CREATE PROCEDURE p(a integer) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$

-- to
CREATE PROCEDURE p(a integer, INOUT b integer DEFAULT 1) LANGUAGE plpgsql AS $$ BEGIN b := a; COMMIT; END $$
