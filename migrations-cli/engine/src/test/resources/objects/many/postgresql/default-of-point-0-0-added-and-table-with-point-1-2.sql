-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a point)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a point DEFAULT '(0,0)' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a point DEFAULT point(1,2))
