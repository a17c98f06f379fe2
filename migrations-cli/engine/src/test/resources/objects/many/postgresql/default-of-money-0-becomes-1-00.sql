-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a money DEFAULT 0)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a money DEFAULT '1.00')
