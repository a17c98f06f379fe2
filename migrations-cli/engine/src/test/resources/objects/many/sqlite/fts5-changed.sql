-- reported: f

-- both
SELECT 1

-- from
CREATE VIRTUAL TABLE f USING fts5 (b)

-- to
CREATE VIRTUAL TABLE f USING fts5 (b, c)
