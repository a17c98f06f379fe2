-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT '')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a text DEFAULT 'it''s')
