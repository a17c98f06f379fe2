-- reported: f

-- both
SELECT 1

-- from
CREATE TABLE o (a)

-- to
CREATE TABLE o (a)

CREATE VIRTUAL TABLE f USING rtree(id, a, b)
