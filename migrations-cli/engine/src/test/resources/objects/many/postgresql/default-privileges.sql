-- reported: default

-- both
CREATE TABLE t (a integer)

-- from
SELECT 1

-- to
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor
