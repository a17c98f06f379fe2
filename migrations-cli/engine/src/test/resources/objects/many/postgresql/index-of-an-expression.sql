-- both
SELECT 1

-- from
CREATE TABLE t (a text, b text)

CREATE INDEX i ON t (lower(a))

-- to
CREATE TABLE t (a text, b text)

CREATE INDEX i ON t (lower(a), (a || b), upper(b) DESC)
