-- both
SELECT 1

-- from
CREATE TABLE t (a text, b bytea)

-- to
CREATE TABLE t (a text STORAGE EXTERNAL, b bytea STORAGE MAIN)
