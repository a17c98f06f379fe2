-- both
SELECT 1

-- from
CREATE TABLE t (a text primary key, b text)

-- to
CREATE TABLE t (a text primary key, b text) WITHOUT ROWID
