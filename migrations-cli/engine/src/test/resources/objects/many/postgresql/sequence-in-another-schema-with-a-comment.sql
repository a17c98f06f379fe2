-- both
CREATE SCHEMA o

-- from
SELECT 1

-- to
CREATE SEQUENCE o.s

COMMENT ON SEQUENCE o.s IS 'x'

CREATE TABLE t (a text DEFAULT 'A' || nextval('o.s'))

GRANT USAGE ON SEQUENCE o.s TO pg_monitor
