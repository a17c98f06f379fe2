-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz NOT NULL, b timestamptz[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bigint NOT NULL, b bigint[])
