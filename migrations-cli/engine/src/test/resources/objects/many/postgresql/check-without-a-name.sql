-- both
SELECT 1

-- from
CREATE TABLE t (a integer CHECK (a > 0), b integer, CHECK (a < b))

-- to
CREATE TABLE t (a integer CHECK (a > 1), b integer, CHECK (a <= b))
