-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$
