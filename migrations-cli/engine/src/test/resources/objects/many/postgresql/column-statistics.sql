-- both
SELECT 1

-- from
CREATE TABLE t (a text, b integer)

-- to
CREATE TABLE t (a text, b integer)

ALTER TABLE t ALTER a SET STATISTICS 1000

ALTER TABLE t ALTER b SET STATISTICS 0
