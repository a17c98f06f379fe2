-- both
SELECT 1

-- from
CREATE SEQUENCE s

-- to
CREATE TABLE s (a int)
