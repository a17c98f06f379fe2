-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a inet)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a cidr)
