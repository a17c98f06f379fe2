-- both
SELECT 1

-- from
CREATE TABLE t (a text)

-- to
CREATE TABLE t (a text)

CREATE FUNCTION norm(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(x) $$

CREATE INDEX i ON t (norm(a))
