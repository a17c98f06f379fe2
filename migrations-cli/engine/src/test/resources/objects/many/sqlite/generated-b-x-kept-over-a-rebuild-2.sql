-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, g TEXT AS (b ->> '$.x') STORED)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER NOT NULL, g TEXT AS (b ->> '$.x') STORED)
