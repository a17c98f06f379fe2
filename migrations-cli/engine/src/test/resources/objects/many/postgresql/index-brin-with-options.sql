-- both
SELECT 1

-- from
CREATE TABLE t (a timestamptz)

CREATE INDEX i ON t USING brin (a)

-- to
CREATE TABLE t (a timestamptz)

CREATE INDEX i ON t USING brin (a) WITH (pages_per_range = 32, autosummarize = on)
