-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a int4range)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a int4range DEFAULT '[1,5)' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a int4range DEFAULT int4range(1,9))
