-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, CHECK ((a, c) > (1, 2)))
