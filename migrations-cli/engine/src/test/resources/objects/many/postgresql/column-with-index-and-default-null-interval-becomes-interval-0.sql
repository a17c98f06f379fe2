-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a interval NOT NULL, b interval[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a interval(0) NOT NULL, b interval(0)[])
