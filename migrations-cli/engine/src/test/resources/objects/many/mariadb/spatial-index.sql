-- both
SELECT 1

-- from
CREATE TABLE t (g geometry not null)

-- to
CREATE TABLE t (g geometry not null, p point, SPATIAL KEY s (g))
