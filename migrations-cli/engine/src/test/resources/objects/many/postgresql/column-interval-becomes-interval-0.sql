-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a interval)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a interval(0))
