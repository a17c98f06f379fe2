-- both
CREATE SCHEMA s

-- from
CREATE TYPE s.e AS ENUM ('a', 'b')

CREATE TABLE t (x s.e)

-- to
CREATE TYPE s.e AS ENUM ('b')

CREATE TABLE t (x s.e)
