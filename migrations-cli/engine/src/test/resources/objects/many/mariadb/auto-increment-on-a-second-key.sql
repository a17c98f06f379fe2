-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int primary key)

-- to
CREATE TABLE t (a int not null auto_increment, b int primary key, KEY k (a))
