-- both
SELECT 1

-- from
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX i ON t (b || '''x''')

-- to
CREATE TABLE t (a INTEGER, b TEXT, c INTEGER)

CREATE INDEX j ON t (b || '''x''')
