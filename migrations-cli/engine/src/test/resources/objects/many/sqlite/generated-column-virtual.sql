-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

-- to
CREATE TABLE t (a integer, b integer, c integer GENERATED ALWAYS AS (a + b) VIRTUAL)
