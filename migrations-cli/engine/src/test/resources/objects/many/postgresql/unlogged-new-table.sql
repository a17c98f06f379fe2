-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE UNLOGGED TABLE t (a serial)
