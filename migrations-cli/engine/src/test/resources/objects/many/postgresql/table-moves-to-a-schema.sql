-- both
CREATE SCHEMA s

-- from
CREATE TABLE t (id integer PRIMARY KEY)

-- to
CREATE TABLE s.t (id integer PRIMARY KEY)
