-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE SEQUENCE s cycle
