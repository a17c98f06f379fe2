-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bigint)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer)
