-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a integer)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a boolean)
