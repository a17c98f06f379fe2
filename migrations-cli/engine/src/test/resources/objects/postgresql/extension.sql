-- both
SELECT 1

-- from
CREATE TABLE person (id bigint PRIMARY KEY, mail text)

-- to
CREATE EXTENSION citext

CREATE EXTENSION pg_trgm

CREATE TABLE person (id bigint PRIMARY KEY, mail text, name citext)

CREATE INDEX person_mail ON person USING gin (mail gin_trgm_ops)
