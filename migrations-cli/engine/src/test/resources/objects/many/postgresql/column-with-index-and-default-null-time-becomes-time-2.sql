-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a time NOT NULL, b time[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a time(2) NOT NULL, b time(2)[])
