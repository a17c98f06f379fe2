-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE INDEX i1 ON t (a)

-- to
CREATE TABLE t (a integer, b text)

CREATE INDEX i2 ON t (b)
