-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT current_setting('x', true))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT upper('x'))
