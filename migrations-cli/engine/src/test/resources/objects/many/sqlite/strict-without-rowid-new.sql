-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE TABLE t (a integer primary key, b any) STRICT, WITHOUT ROWID
