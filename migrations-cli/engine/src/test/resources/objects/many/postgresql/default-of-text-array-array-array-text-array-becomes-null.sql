-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text[] DEFAULT ARRAY[]::text[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text[])
