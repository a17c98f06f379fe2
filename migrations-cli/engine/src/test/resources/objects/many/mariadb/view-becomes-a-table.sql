-- both
SELECT 1

-- from
CREATE VIEW v AS SELECT 1 AS a

-- to
CREATE TABLE v (a int)
