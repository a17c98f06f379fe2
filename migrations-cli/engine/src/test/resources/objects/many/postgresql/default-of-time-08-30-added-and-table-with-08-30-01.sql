-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a time)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a time DEFAULT '08:30' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a time DEFAULT '08:30:01')
