-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE INDEX i1 ON t (a)

-- to
CREATE TABLE t (a integer)

CREATE INDEX i2 ON t (a)
