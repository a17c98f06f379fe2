-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT md5(random()::text))

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'none')
