-- both
SELECT 1

-- from
CREATE TABLE t (a, g INTEGER AS (a+1))

-- to
CREATE TABLE t (a, g INTEGER AS (a+1) STORED)
