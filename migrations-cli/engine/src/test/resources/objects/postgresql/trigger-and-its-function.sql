-- both
CREATE TABLE hero (id bigint PRIMARY KEY, name text, changed timestamptz)

-- from
SELECT 1

-- to
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$

CREATE TRIGGER touched BEFORE UPDATE ON hero FOR EACH ROW EXECUTE FUNCTION touch()

CREATE TRIGGER asleep BEFORE INSERT ON hero FOR EACH ROW EXECUTE FUNCTION touch()

ALTER TABLE hero DISABLE TRIGGER asleep

COMMENT ON TRIGGER touched ON hero IS 'sets it'
