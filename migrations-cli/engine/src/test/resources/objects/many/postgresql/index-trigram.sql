-- both
CREATE EXTENSION pg_trgm

-- from
CREATE TABLE t (a text)

-- to
CREATE TABLE t (a text)

CREATE INDEX i ON t USING gin (a gin_trgm_ops)

CREATE INDEX j ON t USING gist (a gist_trgm_ops)
