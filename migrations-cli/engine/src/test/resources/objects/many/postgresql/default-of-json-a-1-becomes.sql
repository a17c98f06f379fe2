-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a json DEFAULT '{"a" :1}')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a json DEFAULT '{}')
