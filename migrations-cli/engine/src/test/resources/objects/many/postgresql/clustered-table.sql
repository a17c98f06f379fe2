-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE INDEX t_a ON t (a)

-- to
CREATE TABLE t (a integer)

CREATE INDEX t_a ON t (a)

ALTER TABLE t CLUSTER ON t_a
