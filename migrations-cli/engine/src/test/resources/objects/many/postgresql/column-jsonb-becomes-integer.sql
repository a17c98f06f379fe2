-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a jsonb)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer)
