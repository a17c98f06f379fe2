-- both
SELECT 1

-- from
CREATE TABLE t (x integer)

-- to
CREATE TABLE t (x integer, id smallserial)
