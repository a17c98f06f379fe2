-- both
SELECT 1

-- from
CREATE TABLE t (id integer, a integer, c integer GENERATED ALWAYS AS (a * 2) STORED)

-- to
CREATE TABLE t (id integer)
