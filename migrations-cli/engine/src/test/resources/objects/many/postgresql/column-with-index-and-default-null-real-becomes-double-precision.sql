-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a real NOT NULL, b real[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a double precision NOT NULL, b double precision[])
