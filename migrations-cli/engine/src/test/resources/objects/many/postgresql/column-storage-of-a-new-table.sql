-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a text STORAGE PLAIN COMPRESSION pglz, b integer)

ALTER TABLE t ALTER b SET STATISTICS 500, ALTER a SET (n_distinct = -0.5)
