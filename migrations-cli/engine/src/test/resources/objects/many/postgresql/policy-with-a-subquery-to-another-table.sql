-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE u (b integer)

CREATE TABLE t (a integer)

CREATE POLICY p ON t USING (a IN (SELECT b FROM u))
