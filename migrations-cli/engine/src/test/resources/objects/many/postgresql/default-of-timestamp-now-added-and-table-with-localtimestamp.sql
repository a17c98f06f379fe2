-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamp)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamp DEFAULT now() NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a timestamp DEFAULT LOCALTIMESTAMP)
