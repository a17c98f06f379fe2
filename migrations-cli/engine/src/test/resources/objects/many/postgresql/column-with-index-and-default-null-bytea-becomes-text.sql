-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bytea NOT NULL, b bytea[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text[])
