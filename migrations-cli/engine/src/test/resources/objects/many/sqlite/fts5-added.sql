-- reported: table f

-- both
SELECT 1

-- from
CREATE TABLE t (a integer primary key, b text)

-- to
CREATE TABLE t (a integer primary key, b text)

CREATE VIRTUAL TABLE f USING fts5 (b)
