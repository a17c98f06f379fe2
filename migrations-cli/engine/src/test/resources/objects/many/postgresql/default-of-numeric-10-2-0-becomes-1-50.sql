-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a numeric(10,2) DEFAULT 0)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric(10,2) DEFAULT 1.50)
