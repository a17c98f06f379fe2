-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT now() + interval '1 day')

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT now() - interval '1 hour')
