-- both
SELECT 1

-- from
CREATE TABLE t (id integer)

-- to
CREATE FUNCTION ok(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$

CREATE TABLE t (id integer CHECK (ok(id)))

ALTER TABLE t ENABLE ROW LEVEL SECURITY

CREATE POLICY p ON t USING (ok(id))
