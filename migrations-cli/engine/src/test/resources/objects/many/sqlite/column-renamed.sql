-- both
SELECT 1

-- from
CREATE TABLE t (a, b)

-- to
CREATE TABLE t (a, c)
