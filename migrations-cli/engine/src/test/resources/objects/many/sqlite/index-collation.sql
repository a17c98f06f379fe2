-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (b)

-- to
CREATE TABLE t (a integer, b text)

CREATE INDEX i ON t (b COLLATE NOCASE)
