-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a boolean DEFAULT true)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a boolean DEFAULT false)
