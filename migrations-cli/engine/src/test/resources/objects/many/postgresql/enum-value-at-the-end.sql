-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a')

CREATE TABLE t (x e DEFAULT 'a')

-- to
CREATE TYPE e AS ENUM ('a', 'b')

CREATE TABLE t (x e DEFAULT 'b')
