-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a uuid DEFAULT gen_random_uuid())

-- to
CREATE TABLE t (id integer PRIMARY KEY, a uuid DEFAULT '00000000-0000-0000-0000-000000000001')
