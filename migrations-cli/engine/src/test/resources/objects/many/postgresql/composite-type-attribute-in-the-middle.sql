-- both
SELECT 1

-- from
CREATE TYPE p AS (x integer, z integer)

-- to
CREATE TYPE p AS (x integer, y text, z integer)
