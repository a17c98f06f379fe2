-- both
SELECT 1

-- from
CREATE TABLE t (a int, c text, d blob)

-- to
CREATE TABLE t (a int, c text compressed, d blob compressed=zlib)
