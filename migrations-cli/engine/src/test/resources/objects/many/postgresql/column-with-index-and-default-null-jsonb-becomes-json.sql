-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a jsonb NOT NULL, b jsonb[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a json NOT NULL, b json[])
