-- both
SELECT 1

-- from
CREATE FUNCTION n(a text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower($1) $$

CREATE TABLE t (a text)

CREATE INDEX i ON t (n(a))

-- to
CREATE FUNCTION n(a text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower($1) $$

CREATE TABLE t (a text)

CREATE INDEX i ON t (n(a))
