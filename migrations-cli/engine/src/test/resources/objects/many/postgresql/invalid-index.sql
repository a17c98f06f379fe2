-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer)

CREATE INDEX i ON ONLY t (a)
