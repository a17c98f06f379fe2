-- both
CREATE TABLE t (a integer, owner text)

-- from
CREATE POLICY p ON t USING (a > 0) WITH CHECK (a > 0)

-- to
CREATE POLICY p ON t USING (a > 0)
