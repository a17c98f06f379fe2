-- both
SELECT 1

-- from
CREATE TABLE t (a integer, c integer GENERATED ALWAYS AS (a * 2) STORED NOT NULL)

-- to
CREATE TABLE t (a integer, c integer DEFAULT 5)
