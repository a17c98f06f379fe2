-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a smallint NOT NULL, b smallint[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer[])
