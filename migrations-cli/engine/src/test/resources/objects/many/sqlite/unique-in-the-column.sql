-- both
SELECT 1

-- from
CREATE TABLE t (a, b TEXT)

-- to
CREATE TABLE t (a, b TEXT UNIQUE)
