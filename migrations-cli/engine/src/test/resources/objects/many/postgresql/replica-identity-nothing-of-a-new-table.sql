-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE t (a integer NOT NULL)

ALTER TABLE t REPLICA IDENTITY NOTHING
