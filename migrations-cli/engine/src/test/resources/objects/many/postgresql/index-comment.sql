-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a)

COMMENT ON INDEX i IS 'old'

-- to
CREATE TABLE t (a integer)

CREATE INDEX i ON t (a, (a + 1))

COMMENT ON INDEX i IS 'new'
