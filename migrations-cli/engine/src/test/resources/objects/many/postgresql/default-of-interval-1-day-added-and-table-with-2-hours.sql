-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a interval)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a interval DEFAULT '1 day' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a interval DEFAULT '2 hours')
