-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a point)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text)
