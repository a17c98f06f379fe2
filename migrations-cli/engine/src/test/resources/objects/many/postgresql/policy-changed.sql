-- both
CREATE TABLE t (a integer, owner text)

ALTER TABLE t ENABLE ROW LEVEL SECURITY

-- from
CREATE POLICY p ON t USING (owner = current_user)

-- to
CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 0) WITH CHECK (a > 1)
