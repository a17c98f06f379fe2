-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c bit(1) NULL)

-- to
CREATE TABLE t (a int primary key, c bit(1) NULL DEFAULT b'1')
