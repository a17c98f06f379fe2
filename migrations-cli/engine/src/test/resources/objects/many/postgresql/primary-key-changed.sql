-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a))

-- to
CREATE TABLE t (a integer NOT NULL, b integer, PRIMARY KEY (b))
