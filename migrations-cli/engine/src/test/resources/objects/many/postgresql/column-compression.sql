-- both
SELECT 1

-- from
CREATE TABLE t (a text)

-- to
CREATE TABLE t (a text COMPRESSION pglz)
