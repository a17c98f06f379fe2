-- both
SELECT 1

-- from
CREATE TABLE t (a text)

-- to
CREATE TABLE t (a text, b text STORAGE EXTERNAL COMPRESSION pglz, "c d" bigserial)

ALTER TABLE t ALTER "c d" SET STATISTICS 77
