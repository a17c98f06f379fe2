-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE UNIQUE INDEX i ON t (a)

-- to
CREATE TABLE t (a integer)

CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT
