-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a name DEFAULT 'a')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a name DEFAULT 'b')
