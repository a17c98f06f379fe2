-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b))

-- to
CREATE TABLE t (a integer, b integer, pa integer, pb integer, PRIMARY KEY (a, b), FOREIGN KEY (pa, pb) REFERENCES t (a, b))
