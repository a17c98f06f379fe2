-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a char(3))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a char(5))
