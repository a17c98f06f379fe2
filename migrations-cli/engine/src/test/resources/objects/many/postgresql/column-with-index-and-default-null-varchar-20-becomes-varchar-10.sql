-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a varchar(20) NOT NULL, b varchar(20)[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10) NOT NULL, b varchar(10)[])
