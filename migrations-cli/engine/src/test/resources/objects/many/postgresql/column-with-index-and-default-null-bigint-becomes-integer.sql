-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bigint NOT NULL, b bigint[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer[])
