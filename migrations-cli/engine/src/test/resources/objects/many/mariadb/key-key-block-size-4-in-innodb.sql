-- both
SELECT 1

-- from
CREATE TABLE t (a int, key k (a)) engine=innodb

-- to
CREATE TABLE t (a int, key k (a) key_block_size=4) engine=innodb
