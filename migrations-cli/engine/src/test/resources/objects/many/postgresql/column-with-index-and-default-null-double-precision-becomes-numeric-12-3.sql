-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a double precision NOT NULL, b double precision[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric(12,3) NOT NULL, b numeric(12,3)[])
