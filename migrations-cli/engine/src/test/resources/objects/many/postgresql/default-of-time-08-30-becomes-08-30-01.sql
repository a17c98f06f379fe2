-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a time DEFAULT '08:30')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a time DEFAULT '08:30:01')
