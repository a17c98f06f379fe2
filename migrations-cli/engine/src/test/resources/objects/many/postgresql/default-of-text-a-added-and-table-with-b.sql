-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'a' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a text DEFAULT 'b')
