-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (coalesce(b, ''))

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER NOT NULL CHECK (c > 0))

CREATE INDEX i ON t (coalesce(b, ''))
