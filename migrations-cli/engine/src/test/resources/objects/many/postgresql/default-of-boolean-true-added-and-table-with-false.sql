-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a boolean)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a boolean DEFAULT true NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a boolean DEFAULT false)
