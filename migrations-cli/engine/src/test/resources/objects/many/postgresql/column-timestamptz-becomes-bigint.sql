-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bigint)
