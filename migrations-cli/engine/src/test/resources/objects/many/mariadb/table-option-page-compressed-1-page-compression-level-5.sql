-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, b varchar(10))

-- to
CREATE TABLE t (a int primary key, b varchar(10)) page_compressed=1 page_compression_level=5
