-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a', 'c')

CREATE TABLE t (x e, y e[])

-- to
CREATE TYPE e AS ENUM ('z', 'a', 'b', 'c', 'd')

CREATE TABLE t (x e, y e[])
