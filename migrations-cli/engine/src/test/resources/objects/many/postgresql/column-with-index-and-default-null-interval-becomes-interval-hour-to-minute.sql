-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a interval NOT NULL, b interval[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a interval hour to minute NOT NULL, b interval hour to minute[])
