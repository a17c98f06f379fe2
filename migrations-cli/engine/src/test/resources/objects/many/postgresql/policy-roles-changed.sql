-- both
CREATE TABLE t (a integer, owner text)

-- from
CREATE POLICY p ON t FOR INSERT TO pg_monitor WITH CHECK (a > 0)

-- to
CREATE POLICY p ON t FOR INSERT TO pg_read_all_data, pg_monitor WITH CHECK (a > 0)
