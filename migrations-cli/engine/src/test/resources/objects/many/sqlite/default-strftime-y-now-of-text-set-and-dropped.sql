-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER PRIMARY KEY, c TEXT)

-- to
CREATE TABLE t (a INTEGER PRIMARY KEY, c TEXT DEFAULT (strftime('%Y', 'now')))
