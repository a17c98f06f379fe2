-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'a')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'b')
