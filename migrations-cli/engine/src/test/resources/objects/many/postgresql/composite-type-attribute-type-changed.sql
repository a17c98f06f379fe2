-- both
SELECT 1

-- from
CREATE TYPE p AS (x integer, y text)

-- to
CREATE TYPE p AS (x bigint, y varchar(20) COLLATE "C")
