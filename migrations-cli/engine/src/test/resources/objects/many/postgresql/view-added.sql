-- both
CREATE TABLE t (a integer, b text)

-- from
SELECT 1

-- to
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0
