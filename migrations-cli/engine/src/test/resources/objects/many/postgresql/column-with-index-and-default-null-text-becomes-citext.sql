-- both
CREATE EXTENSION citext

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a citext NOT NULL, b citext[])
