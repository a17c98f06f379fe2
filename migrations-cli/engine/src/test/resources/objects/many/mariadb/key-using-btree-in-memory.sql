-- both
SELECT 1

-- from
CREATE TABLE t (a int, key k (a)) engine=memory

-- to
CREATE TABLE t (a int, key k (a) using btree) engine=memory
