-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c binary(16))

-- to
CREATE TABLE t (a int primary key, c uuid)
