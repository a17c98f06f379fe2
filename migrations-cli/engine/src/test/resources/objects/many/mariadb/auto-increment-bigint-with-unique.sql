-- both
SELECT 1

-- from
CREATE TABLE t (a bigint not null, unique key u (a))

-- to
CREATE TABLE t (a bigint not null auto_increment, unique key u (a))
