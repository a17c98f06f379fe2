-- both
SELECT 1

-- from
CREATE TABLE t (a integer PRIMARY KEY, b integer)

-- to
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a) INCLUDE (b))
