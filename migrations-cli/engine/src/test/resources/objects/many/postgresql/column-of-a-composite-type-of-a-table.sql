-- both
CREATE TABLE u (x integer, y text)

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer, u u)
