-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a cidr NOT NULL, b cidr[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a inet NOT NULL, b inet[])
