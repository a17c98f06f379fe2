-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a DESC)

-- to
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a DESC NULLS LAST)
