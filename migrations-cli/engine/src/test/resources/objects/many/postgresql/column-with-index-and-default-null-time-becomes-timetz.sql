-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a time NOT NULL, b time[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timetz NOT NULL, b timetz[])
