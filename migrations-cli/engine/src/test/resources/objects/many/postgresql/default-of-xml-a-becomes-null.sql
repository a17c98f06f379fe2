-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a xml DEFAULT '<a/>')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a xml)
