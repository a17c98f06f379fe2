-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a numeric DEFAULT 'NaN')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric DEFAULT 1)
