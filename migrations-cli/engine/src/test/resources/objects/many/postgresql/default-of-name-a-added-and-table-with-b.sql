-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a name)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a name DEFAULT 'a' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a name DEFAULT 'b')
