-- both
SELECT 1

-- from
CREATE SEQUENCE s

-- to
CREATE SEQUENCE s minvalue 5 start with 7
