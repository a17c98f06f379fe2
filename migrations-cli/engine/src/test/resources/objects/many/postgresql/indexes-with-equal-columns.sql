-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a)

CREATE INDEX j ON t (a)

-- to
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a)
