-- both
SELECT 1

-- from
CREATE TABLE t (a integer, c integer GENERATED ALWAYS AS (a * 2) STORED)

-- to
CREATE TABLE t (a bigint, c bigint GENERATED ALWAYS AS (a * 2) STORED)
