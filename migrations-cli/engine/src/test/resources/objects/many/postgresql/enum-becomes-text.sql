-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a', 'b')

CREATE TABLE t (x e DEFAULT 'a')

-- to
CREATE TABLE t (x text DEFAULT 'a')
