-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text, c date)

-- to
CREATE TABLE t (id integer PRIMARY KEY, d integer, e text, f date)
