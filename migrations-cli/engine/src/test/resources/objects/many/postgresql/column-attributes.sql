-- both
SELECT 1

-- from
CREATE TABLE t (a text)

ALTER TABLE t ALTER a SET (n_distinct = 5, n_distinct_inherited = 7)

-- to
CREATE TABLE t (a text)

ALTER TABLE t ALTER a SET (n_distinct = 9)
