-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(10) CONSTRAINT a_ok CHECK (a IN ('x', 'y')))

-- to
CREATE TABLE t (a varchar(10) CONSTRAINT a_ok CHECK (a IN ('x', 'y', 'z')))
