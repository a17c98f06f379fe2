-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a char(3) NOT NULL, b char(3)[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a char(5) NOT NULL, b char(5)[])
