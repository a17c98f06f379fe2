-- both
CREATE TABLE doc (id bigint CONSTRAINT doc_pk PRIMARY KEY, name text CONSTRAINT named CHECK (name <> ''))

CREATE INDEX doc_name ON doc (name)

CREATE VIEW v AS SELECT id, name FROM doc

CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

CREATE TYPE mood AS ENUM ('a', 'b')

CREATE TYPE pair AS (x integer, y integer)

CREATE DOMAIN d AS text CONSTRAINT dc CHECK (VALUE <> 'x')

CREATE SEQUENCE s

CREATE SCHEMA extra

-- from
COMMENT ON INDEX doc_name IS 'old'

COMMENT ON FUNCTION f(integer, text) IS 'it''s'

-- to
COMMENT ON INDEX doc_name IS 'new'

COMMENT ON CONSTRAINT named ON doc IS 'c'

COMMENT ON VIEW v IS 'v'

COMMENT ON COLUMN v.name IS 'vn'

COMMENT ON FUNCTION f(integer, text) IS E'a\\b ''q'' IS x'

COMMENT ON TYPE mood IS 'm'

COMMENT ON COLUMN pair.x IS 'px'

COMMENT ON DOMAIN d IS 'd'

COMMENT ON CONSTRAINT dc ON DOMAIN d IS 'dc'

COMMENT ON SEQUENCE s IS 's'

COMMENT ON SCHEMA extra IS 'e'
