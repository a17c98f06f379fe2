-- both
SELECT 1

-- from
CREATE TABLE t (a integer, c integer)

CREATE INDEX i ON t (a, c)

-- to
CREATE TABLE t (a integer, b integer, c integer)

CREATE INDEX i ON t (a, b, c)
