-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT CURRENT_DATE)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT '2020-01-01')
