-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

ALTER TABLE t ADD CONSTRAINT a_ok CHECK (a > 0) NOT VALID

-- to
CREATE TABLE t (a integer)

ALTER TABLE t ADD CONSTRAINT a_ok CHECK (a > 0)
