-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a uuid NOT NULL, b uuid[])
