-- both
SELECT 1

-- from
CREATE TABLE t (a int, s date, e date)

-- to
CREATE TABLE t (a int, s date not null, e date not null, period for p (s, e))
