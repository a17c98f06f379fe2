-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bit(8))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bit(16))
