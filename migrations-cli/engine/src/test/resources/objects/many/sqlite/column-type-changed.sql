-- both
SELECT 1

-- from
CREATE TABLE t (a integer primary key, b integer)

-- to
CREATE TABLE t (a integer primary key, b text)
