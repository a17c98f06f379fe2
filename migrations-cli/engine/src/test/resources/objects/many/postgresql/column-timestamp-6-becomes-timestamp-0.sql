-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamp(6))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamp(0))
