-- both
SELECT 1

-- from
CREATE TABLE t (a enum('a','b','c'))

-- to
CREATE TABLE t (a enum('a','c'))
