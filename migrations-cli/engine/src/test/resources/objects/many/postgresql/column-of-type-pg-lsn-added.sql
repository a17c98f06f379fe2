-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a pg_lsn)
