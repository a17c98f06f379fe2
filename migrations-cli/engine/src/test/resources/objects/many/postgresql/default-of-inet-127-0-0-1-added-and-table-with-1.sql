-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a inet)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a inet DEFAULT '127.0.0.1' NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a inet DEFAULT '::1')
