-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE POLICY p ON t USING (b <> '')

-- to
CREATE TABLE t (a integer)
