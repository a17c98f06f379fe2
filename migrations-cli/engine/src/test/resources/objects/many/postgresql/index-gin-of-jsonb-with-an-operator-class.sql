-- both
SELECT 1

-- from
CREATE TABLE t (d jsonb, a text[])

CREATE INDEX i ON t USING gin (d)

-- to
CREATE TABLE t (d jsonb, a text[])

CREATE INDEX i ON t USING gin (d jsonb_path_ops)

CREATE INDEX j ON t USING gin (a) WITH (fastupdate = off)
