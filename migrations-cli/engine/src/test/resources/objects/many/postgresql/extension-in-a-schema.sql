-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE SCHEMA ext

CREATE EXTENSION pgcrypto SCHEMA ext

CREATE TABLE t (id uuid DEFAULT ext.gen_random_uuid())
