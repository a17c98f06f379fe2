-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a smallint DEFAULT 7)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a smallint DEFAULT 8)
