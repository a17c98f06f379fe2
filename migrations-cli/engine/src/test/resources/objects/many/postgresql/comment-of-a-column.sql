-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

COMMENT ON COLUMN t.a IS 'old'

-- to
CREATE TABLE t (a integer, b integer)

COMMENT ON COLUMN t.a IS 'new''s'

COMMENT ON COLUMN t.b IS 'b'

COMMENT ON TABLE t IS 'table'
