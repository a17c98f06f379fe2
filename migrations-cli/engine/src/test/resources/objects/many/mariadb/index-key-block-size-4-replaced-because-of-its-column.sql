-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, key k (b) key_block_size=4)

-- to
CREATE TABLE t (a int, b int, key k (b,a) key_block_size=4)
