-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, CONSTRAINT a_ok CHECK (a > 0))

-- to
CREATE TABLE t (a integer, b integer, CONSTRAINT a_ok CHECK (a >= 0), CONSTRAINT b_ok CHECK (b BETWEEN 1 AND 5))
