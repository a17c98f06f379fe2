-- both
SELECT 1

-- from
CREATE SEQUENCE s

-- to
CREATE SEQUENCE s start with 5
