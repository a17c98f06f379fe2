-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a char(2))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a char(2) DEFAULT 'DE' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a char(2) DEFAULT 'FR')
