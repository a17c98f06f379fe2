-- both
SELECT 1

-- from
CREATE TYPE p AS (x integer, y text)

-- to
CREATE TYPE p AS (x integer, y text)

CREATE TABLE t OF p
