-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a boolean NOT NULL, b boolean[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer[])
