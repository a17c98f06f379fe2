-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text[])
