-- both
SELECT 1

-- from
CREATE TABLE t (a timestamp, b text)

-- to
CREATE TABLE t (a timestamp, b text)

CREATE INDEX i ON t ((a::date))

CREATE INDEX j ON t (((b)::integer), date_trunc('day', a))
