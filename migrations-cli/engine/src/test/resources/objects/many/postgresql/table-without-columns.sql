-- both
SELECT 1

-- from
CREATE TABLE t ()

-- to
CREATE TABLE t (a integer)
