-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, c text) WITH (fillfactor = 70, autovacuum_enabled = false)

-- to
CREATE TABLE t (a integer, b integer, c text) WITH (fillfactor = 80)

CREATE STATISTICS t_ab (dependencies) ON a, b FROM t

ALTER TABLE t REPLICA IDENTITY FULL
