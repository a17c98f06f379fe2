-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a int4range NOT NULL, b int4range[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a int8range NOT NULL, b int8range[])
