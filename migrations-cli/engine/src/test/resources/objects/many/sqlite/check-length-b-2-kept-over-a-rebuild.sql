-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, CHECK (length(b) > 2))

-- to
CREATE TABLE t (a INTEGER NOT NULL, b TEXT, c INTEGER, d TEXT UNIQUE, CHECK (length(b) > 2))
