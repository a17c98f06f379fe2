-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE INDEX i ON t (a, b)

-- to
CREATE TABLE t (a integer, b integer)

CREATE INDEX i ON t (a DESC, b)
