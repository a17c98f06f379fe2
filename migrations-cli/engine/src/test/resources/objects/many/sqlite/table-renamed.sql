-- both
SELECT 1

-- from
CREATE TABLE t1 (a integer primary key, b text)

-- to
CREATE TABLE t2 (a integer primary key, b text)
