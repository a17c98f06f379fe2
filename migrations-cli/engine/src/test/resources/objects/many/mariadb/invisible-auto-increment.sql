-- both
SELECT 1

-- from
CREATE TABLE t (a int, id bigint auto_increment primary key)

-- to
CREATE TABLE t (a int, id bigint auto_increment invisible primary key)
