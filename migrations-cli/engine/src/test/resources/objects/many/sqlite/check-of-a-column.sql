-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b)

-- to
CREATE TABLE t (a INTEGER CHECK (a > 0), b)
