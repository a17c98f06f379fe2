-- both
SELECT 1

-- from
CREATE TABLE t (a int, primary key (a))

-- to
CREATE TABLE t (a int, primary key (a) comment 'x')
