-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c longblob)

-- to
CREATE TABLE t (a int primary key, c longblob NOT NULL)
