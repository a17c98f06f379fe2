-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bytea DEFAULT '\x00ff')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bytea DEFAULT '\x01')
