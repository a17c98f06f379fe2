-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a double precision)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric(12,3))
