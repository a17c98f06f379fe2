-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE UNLOGGED TABLE t (a integer)
