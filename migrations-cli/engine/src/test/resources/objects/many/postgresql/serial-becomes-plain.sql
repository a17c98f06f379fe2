-- both
SELECT 1

-- from
CREATE TABLE t (id serial PRIMARY KEY)

-- to
CREATE TABLE t (id integer PRIMARY KEY)
