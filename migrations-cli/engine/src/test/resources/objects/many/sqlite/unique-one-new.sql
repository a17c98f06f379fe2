-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c, UNIQUE (b))
