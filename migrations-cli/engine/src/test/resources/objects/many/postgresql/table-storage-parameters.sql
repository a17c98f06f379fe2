-- both
SELECT 1

-- from
CREATE TABLE t (a integer) WITH (fillfactor = 70)

-- to
CREATE TABLE t (a integer) WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false)
