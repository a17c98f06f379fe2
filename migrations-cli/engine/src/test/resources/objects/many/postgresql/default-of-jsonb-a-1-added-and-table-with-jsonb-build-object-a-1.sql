-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a jsonb)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a jsonb DEFAULT '{"a": 1}' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a jsonb DEFAULT jsonb_build_object('a', 1))
