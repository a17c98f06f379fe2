-- both
SELECT 1

-- from
CREATE TABLE t (a integer primary key)

-- to
CREATE TABLE t (a integer primary key autoincrement)
