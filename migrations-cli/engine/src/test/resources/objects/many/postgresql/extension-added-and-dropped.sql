-- both
SELECT 1

-- from
CREATE EXTENSION hstore

CREATE TABLE t (a hstore)

-- to
CREATE EXTENSION citext

CREATE TABLE t (a citext)
