-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, CHECK (b NOT IN ('a','b')))

-- to
CREATE TABLE t (a INTEGER NOT NULL, b TEXT, c INTEGER, d TEXT UNIQUE, CHECK (b NOT IN ('a','b')))
