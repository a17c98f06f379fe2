-- both
SELECT 1

-- from
CREATE FUNCTION norm(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(x) $$

CREATE TABLE t (a text)

CREATE INDEX i ON t (norm(a))

-- to
CREATE FUNCTION norm(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(x) $$

CREATE TABLE t (a text)

CREATE INDEX i ON t (norm(a))
