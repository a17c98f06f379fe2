-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c char(36))

-- to
CREATE TABLE t (a int primary key, c char(36) NOT NULL)
