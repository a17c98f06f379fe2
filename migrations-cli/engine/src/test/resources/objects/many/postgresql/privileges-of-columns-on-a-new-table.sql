-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a integer, b integer)

GRANT SELECT (a), UPDATE (b) ON t TO pg_monitor

GRANT INSERT ON t TO pg_read_all_data
