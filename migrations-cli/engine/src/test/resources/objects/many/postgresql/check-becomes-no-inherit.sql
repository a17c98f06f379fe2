-- both
SELECT 1

-- from
CREATE TABLE t (a integer, CONSTRAINT a_ok CHECK (a > 0))

-- to
CREATE TABLE t (a integer, CONSTRAINT a_ok CHECK (a > 0) NO INHERIT)
