-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamp DEFAULT now())

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamp DEFAULT LOCALTIMESTAMP)
