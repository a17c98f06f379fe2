-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (b) WHERE b <> '😀'

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX j ON t (b) WHERE b <> '😀'
