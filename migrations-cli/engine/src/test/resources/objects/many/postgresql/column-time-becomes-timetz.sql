-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a time)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timetz)
