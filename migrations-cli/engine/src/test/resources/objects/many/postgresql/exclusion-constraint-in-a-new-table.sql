-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE TABLE t (c circle, EXCLUDE USING gist (c WITH &&))
