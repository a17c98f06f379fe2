-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c datetime)

-- to
CREATE TABLE t (a int primary key, c datetime default '2020-01-01' on update current_timestamp)
