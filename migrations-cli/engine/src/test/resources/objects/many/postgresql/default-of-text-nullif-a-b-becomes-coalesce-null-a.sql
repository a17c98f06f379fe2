-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT nullif('a','b'))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT coalesce(NULL,'a'))
