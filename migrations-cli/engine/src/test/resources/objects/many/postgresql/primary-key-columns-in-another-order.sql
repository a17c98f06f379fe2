-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b))

-- to
CREATE TABLE t (a integer, b integer, PRIMARY KEY (b, a))
