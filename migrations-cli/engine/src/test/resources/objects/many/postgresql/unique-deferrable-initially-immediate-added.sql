-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer CONSTRAINT u UNIQUE DEFERRABLE)
