-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text UNIQUE)

-- to
CREATE TABLE t (a integer, b text UNIQUE ON CONFLICT IGNORE)
