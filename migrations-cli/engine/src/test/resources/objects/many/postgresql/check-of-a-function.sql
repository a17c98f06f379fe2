-- both
SELECT 1

-- from
CREATE TABLE t (a text)

-- to
CREATE FUNCTION ok(x text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT x <> '' $$

CREATE TABLE t (a text, CONSTRAINT a_ok CHECK (ok(a)))
