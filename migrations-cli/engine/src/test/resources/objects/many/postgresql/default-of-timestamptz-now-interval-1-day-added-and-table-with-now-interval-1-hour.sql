-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a timestamptz DEFAULT now() + interval '1 day' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a timestamptz DEFAULT now() - interval '1 hour')
