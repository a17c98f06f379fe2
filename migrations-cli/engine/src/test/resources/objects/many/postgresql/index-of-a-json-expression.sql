-- both
SELECT 1

-- from
CREATE TABLE t (d jsonb)

-- to
CREATE TABLE t (d jsonb)

CREATE INDEX i ON t ((d->>'a'))

CREATE INDEX i2 ON t (((d->'a'->>'b')::int)) WHERE d ? 'a'
