-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE POLICY p ON t USING (a > 1)

-- to
CREATE TABLE t (a bigint, b integer)

CREATE POLICY p ON t USING (a > 1)
