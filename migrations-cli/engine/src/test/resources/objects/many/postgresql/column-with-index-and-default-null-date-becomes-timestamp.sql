-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a date NOT NULL, b date[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamp NOT NULL, b timestamp[])
