-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c int(11) not null, key k (c))

-- to
CREATE TABLE t (a int primary key, c int(5) zerofill not null, key k (c))
