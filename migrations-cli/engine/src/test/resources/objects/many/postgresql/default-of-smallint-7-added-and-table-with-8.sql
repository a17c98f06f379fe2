-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a smallint)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a smallint DEFAULT 7 NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a smallint DEFAULT 8)
