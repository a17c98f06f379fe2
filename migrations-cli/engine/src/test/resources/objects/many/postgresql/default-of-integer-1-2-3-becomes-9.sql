-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT (1 + 2) * 3)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT 9)
