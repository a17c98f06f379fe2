-- both
SELECT 1

-- from
CREATE TYPE e1 AS ENUM ('a', 'b')

CREATE TABLE t (x e1)

-- to
CREATE TYPE e2 AS ENUM ('a', 'b')

CREATE TABLE t (x e2)
