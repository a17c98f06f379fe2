-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a', 'b')

CREATE TABLE t (x e)

-- to
CREATE TYPE e AS ENUM ('b', 'a')

CREATE TABLE t (x e)
