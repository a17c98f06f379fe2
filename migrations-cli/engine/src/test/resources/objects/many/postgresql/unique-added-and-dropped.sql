-- both
SELECT 1

-- from
CREATE TABLE t (a integer UNIQUE, b integer)

-- to
CREATE TABLE t (a integer, b integer, CONSTRAINT t_u UNIQUE (a, b))
