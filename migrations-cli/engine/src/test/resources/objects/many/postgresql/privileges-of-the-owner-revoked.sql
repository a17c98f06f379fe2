-- both
CREATE TABLE t (a integer)

-- from
SELECT 1

-- to
REVOKE DELETE ON t FROM postgres
