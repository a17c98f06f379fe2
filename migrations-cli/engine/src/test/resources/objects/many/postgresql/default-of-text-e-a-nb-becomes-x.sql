-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT E'a\nb')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'x')
