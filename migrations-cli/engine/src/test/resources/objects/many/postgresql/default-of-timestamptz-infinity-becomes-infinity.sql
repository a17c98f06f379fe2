-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT 'infinity')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT '-infinity')
