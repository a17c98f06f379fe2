-- both
SELECT 1

-- from
CREATE TABLE part (id bigint PRIMARY KEY, code text)

-- to
CREATE FUNCTION inner_test(x text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT x <> '' $$

CREATE FUNCTION a_test(x text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT inner_test(x) $$

CREATE TABLE part (id bigint PRIMARY KEY, code text CHECK (a_test(code)))
