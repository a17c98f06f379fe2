-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a numeric)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric DEFAULT 1e2 NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a numeric DEFAULT 100.0)
