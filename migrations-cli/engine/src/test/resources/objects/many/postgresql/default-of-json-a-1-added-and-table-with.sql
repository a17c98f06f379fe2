-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a json)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a json DEFAULT '{"a" :1}' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a json DEFAULT '{}')
