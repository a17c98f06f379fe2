-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c json NOT NULL DEFAULT (json_object('a',1)))
