-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a numeric)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric(10,2))
