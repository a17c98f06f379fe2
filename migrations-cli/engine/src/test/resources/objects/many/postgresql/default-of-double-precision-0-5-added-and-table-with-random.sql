-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a double precision)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a double precision DEFAULT 0.5 NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a double precision DEFAULT random())
