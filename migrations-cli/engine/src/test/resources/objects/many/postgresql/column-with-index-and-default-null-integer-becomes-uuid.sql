-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a uuid NOT NULL, b uuid[])
