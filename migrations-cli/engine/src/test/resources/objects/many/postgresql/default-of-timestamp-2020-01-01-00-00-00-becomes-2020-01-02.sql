-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamp DEFAULT '2020-01-01 00:00:00')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamp DEFAULT '2020-01-02')
