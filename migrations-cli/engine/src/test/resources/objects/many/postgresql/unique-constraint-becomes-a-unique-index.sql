-- both
SELECT 1

-- from
CREATE TABLE t (a integer, CONSTRAINT u UNIQUE (a))

-- to
CREATE TABLE t (a integer)

CREATE UNIQUE INDEX u ON t (a)
