-- both
SELECT 1

-- from
CREATE TABLE t (a tsvector)

-- to
CREATE TABLE t (a tsvector)

CREATE INDEX i ON t USING gist (a tsvector_ops (siglen = 100))
