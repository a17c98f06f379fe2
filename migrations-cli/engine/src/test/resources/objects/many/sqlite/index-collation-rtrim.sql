-- both
SELECT 1

-- from
CREATE TABLE t (a, c TEXT)

-- to
CREATE TABLE t (a, c TEXT)

CREATE INDEX i ON t (c COLLATE RTRIM)
