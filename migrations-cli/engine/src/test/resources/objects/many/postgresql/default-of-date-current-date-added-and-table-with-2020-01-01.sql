-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a date)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT CURRENT_DATE NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a date DEFAULT '2020-01-01')
