-- both
SELECT 1

-- from
CREATE TYPE p AS (x integer)

CREATE TABLE t (p p)

-- to
CREATE TYPE p AS (x integer, y text)

CREATE TABLE t (p p)
