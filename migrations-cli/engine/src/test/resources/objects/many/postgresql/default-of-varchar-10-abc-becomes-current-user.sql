-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10) DEFAULT 'abc')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10) DEFAULT CURRENT_USER)
