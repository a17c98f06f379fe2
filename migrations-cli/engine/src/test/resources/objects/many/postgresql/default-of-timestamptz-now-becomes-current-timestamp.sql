-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT now())

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT CURRENT_TIMESTAMP)
