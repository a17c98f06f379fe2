-- reported: table f

-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE VIRTUAL TABLE f USING fts4 (a, b)

CREATE VIRTUAL TABLE r USING rtree (id, minx, maxx)
