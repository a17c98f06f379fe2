-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int not null, key k (c))

-- to
CREATE TABLE t (a int primary key, c decimal(10,2) not null, key k (c))
