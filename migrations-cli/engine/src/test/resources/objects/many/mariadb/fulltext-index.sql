-- both
SELECT 1

-- from
CREATE TABLE t (a text, b text)

-- to
CREATE TABLE t (a text, b text, FULLTEXT KEY f (a, b))
