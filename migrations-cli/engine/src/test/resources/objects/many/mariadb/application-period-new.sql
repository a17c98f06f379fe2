-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int, s date, e date, period for p (s, e))
