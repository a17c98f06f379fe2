-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a double precision DEFAULT 0.5)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a double precision DEFAULT random())
