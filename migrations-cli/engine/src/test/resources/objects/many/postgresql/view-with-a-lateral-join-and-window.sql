-- both
CREATE TABLE t (id integer, parent integer, j jsonb)

-- from
CREATE VIEW v AS SELECT id, row_number() OVER (PARTITION BY parent ORDER BY id) AS n FROM t

-- to
CREATE VIEW v AS SELECT id, row_number() OVER w AS n, x.k FROM t, LATERAL jsonb_object_keys(j) x(k) WINDOW w AS (PARTITION BY parent ORDER BY id DESC)
