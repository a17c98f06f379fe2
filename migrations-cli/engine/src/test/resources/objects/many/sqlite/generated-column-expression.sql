-- both
SELECT 1

-- from
CREATE TABLE t (a integer, c integer AS (a * 2) STORED)

-- to
CREATE TABLE t (a integer, c integer AS (a * 3) STORED)
