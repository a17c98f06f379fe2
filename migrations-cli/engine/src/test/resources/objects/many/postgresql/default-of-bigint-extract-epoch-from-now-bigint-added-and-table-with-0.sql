-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bigint)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bigint DEFAULT extract(epoch from now())::bigint NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a bigint DEFAULT 0)
