-- both
CREATE TABLE t (id integer, parent integer)

-- from
SELECT 1

-- to
CREATE RECURSIVE VIEW v (id, depth) AS SELECT id, 0 FROM t WHERE parent IS NULL UNION ALL SELECT t.id, v.depth + 1 FROM t JOIN v ON v.id = t.parent
