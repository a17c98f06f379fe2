-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, g TEXT AS (a) VIRTUAL)

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, g TEXT AS (replace(b, '\', '/')) VIRTUAL)
