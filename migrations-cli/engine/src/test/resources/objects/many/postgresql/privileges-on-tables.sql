-- both
CREATE TABLE t (a integer)

-- from
GRANT SELECT, INSERT ON t TO pg_monitor

-- to
GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION

GRANT ALL ON t TO pg_read_all_data

GRANT SELECT ON t TO PUBLIC
