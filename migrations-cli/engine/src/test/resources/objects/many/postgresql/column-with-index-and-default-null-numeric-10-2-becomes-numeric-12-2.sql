-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a numeric(10,2) NOT NULL, b numeric(10,2)[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a numeric(12,2) NOT NULL, b numeric(12,2)[])
