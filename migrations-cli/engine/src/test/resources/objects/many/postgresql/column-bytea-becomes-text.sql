-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bytea)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text)
