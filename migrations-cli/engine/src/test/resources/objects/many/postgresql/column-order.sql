-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, c integer)

-- to
CREATE TABLE t (c integer, a integer, b integer)
