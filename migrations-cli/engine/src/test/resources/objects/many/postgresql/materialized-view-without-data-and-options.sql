-- both
CREATE TABLE t (a integer, b text)

-- from
SELECT 1

-- to
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a FROM t WITH NO DATA

CREATE VIEW v AS SELECT a FROM m
