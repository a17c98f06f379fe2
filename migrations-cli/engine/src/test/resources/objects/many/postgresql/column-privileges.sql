-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

-- to
CREATE TABLE t (a integer, b integer)

GRANT SELECT (a) ON t TO pg_monitor
