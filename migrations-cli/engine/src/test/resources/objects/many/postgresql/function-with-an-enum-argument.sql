-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TYPE e AS ENUM ('a', 'b')

CREATE FUNCTION f(x e DEFAULT 'a') RETURNS e LANGUAGE sql AS $$ SELECT x $$
