-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a char(2) DEFAULT 'DE')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a char(2) DEFAULT 'FR')
