-- both
SELECT 1

-- from
CREATE TABLE t (a int, unique key k (a))

-- to
CREATE TABLE t (a int, key k (a))
