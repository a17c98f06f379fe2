-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TYPE p AS (x integer, y integer)

CREATE DOMAIN d AS p CHECK ((VALUE).x > 0)

CREATE DOMAIN arr AS integer[] CHECK (array_length(VALUE, 1) < 5)

CREATE TABLE t (d d, arr arr)
