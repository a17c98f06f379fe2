-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, g TEXT AS (length(b)) STORED)
