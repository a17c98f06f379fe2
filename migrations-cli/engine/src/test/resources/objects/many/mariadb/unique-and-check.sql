-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int)

-- to
CREATE TABLE t (a int CHECK (a > 0), b int, UNIQUE KEY u (a, b), CONSTRAINT c CHECK (a < b))
