-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a interval DEFAULT '1 day')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a interval DEFAULT '2 hours')
