-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key auto_increment)

-- to
CREATE TABLE t (a int primary key auto_increment) auto_increment=100
