-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE TABLE t (a text) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01)
