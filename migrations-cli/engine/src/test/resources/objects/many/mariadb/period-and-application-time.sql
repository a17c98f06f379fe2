-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE x (a int)

-- to
CREATE TABLE x (a int)

CREATE TABLE t (a int, s date, e date, PERIOD FOR p (s, e))
