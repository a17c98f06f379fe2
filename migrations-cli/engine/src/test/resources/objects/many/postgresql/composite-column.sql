-- both
CREATE TYPE p AS (x integer, y integer)

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer, p p, ps p[] DEFAULT '{}', q p DEFAULT ROW(1,2))
