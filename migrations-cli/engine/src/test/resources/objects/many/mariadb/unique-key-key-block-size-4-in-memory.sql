-- both
SELECT 1

-- from
CREATE TABLE t (a int, unique key k (a)) engine=memory

-- to
CREATE TABLE t (a int, unique key k (a) key_block_size=4) engine=memory
