-- both
SELECT 1

-- from
CREATE TABLE t (a integer primary key, b text, c text)

CREATE INDEX i ON t (c)

-- to
CREATE TABLE t (a integer primary key, b text)
