-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a xml)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a xml DEFAULT '<a/>' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a xml)
