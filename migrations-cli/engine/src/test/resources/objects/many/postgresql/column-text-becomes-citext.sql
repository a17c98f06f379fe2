-- both
CREATE EXTENSION citext

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a citext)
