-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamp NOT NULL, b timestamp[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz NOT NULL, b timestamptz[])
