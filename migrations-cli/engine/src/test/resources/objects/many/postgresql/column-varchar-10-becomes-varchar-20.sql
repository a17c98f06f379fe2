-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a varchar(20))
