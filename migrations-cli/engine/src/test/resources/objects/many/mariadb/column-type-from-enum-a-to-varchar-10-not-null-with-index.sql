-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c enum('a') not null, key k (c))

-- to
CREATE TABLE t (a int primary key, c varchar(10) not null, key k (c))
