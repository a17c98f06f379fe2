-- both
SELECT 1

-- from
CREATE TABLE t (a integer CONSTRAINT u1 UNIQUE)

-- to
CREATE TABLE t (a integer CONSTRAINT u2 UNIQUE)
