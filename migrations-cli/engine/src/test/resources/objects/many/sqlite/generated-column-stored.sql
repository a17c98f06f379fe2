-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, c integer AS (a * b))

-- to
CREATE TABLE t (a integer, b integer, c integer AS (a * b) STORED)
