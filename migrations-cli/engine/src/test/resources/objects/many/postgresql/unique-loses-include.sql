-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, CONSTRAINT u UNIQUE (a) INCLUDE (b))

-- to
CREATE TABLE t (a integer, b integer, CONSTRAINT u UNIQUE (a))
