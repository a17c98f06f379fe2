-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a point NOT NULL, b point[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text[])
