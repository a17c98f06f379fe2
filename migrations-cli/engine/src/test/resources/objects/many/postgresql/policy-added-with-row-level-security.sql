-- both
CREATE TABLE t (a integer, owner text)

-- from
SELECT 1

-- to
ALTER TABLE t ENABLE ROW LEVEL SECURITY

CREATE POLICY p ON t FOR SELECT TO pg_monitor, PUBLIC USING (owner = current_user)
