-- both
SELECT 1

-- from
CREATE TABLE t (a, b)

-- to
CREATE TABLE t (a CHECK (a > 0) CHECK (a < 9), b, CHECK (a <> b), CHECK (b > 0))
