-- both
SELECT 1

-- from
CREATE TABLE t (a text, b text)

-- to
CREATE TABLE t (a text, b text)

ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER b SET STORAGE MAIN
