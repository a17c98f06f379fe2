-- both
CREATE TABLE keep (id bigint PRIMARY KEY)

-- from
SELECT 1

-- to
CREATE TYPE mood AS ENUM ('sad', 'ok')

CREATE FUNCTION is_fine(m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT m = 'ok' $$

CREATE DOMAIN fine_mood AS mood DEFAULT 'ok' CHECK (is_fine(VALUE))

CREATE TABLE person (id bigint PRIMARY KEY, mood fine_mood)
