-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER, CHECK (a->>'$.x' = 1))

-- to
CREATE TABLE t (a INTEGER NOT NULL, b TEXT, c INTEGER, d TEXT UNIQUE, CHECK (a->>'$.x' = 1))
