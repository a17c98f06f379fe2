-- both
SELECT 1

-- from
CREATE DOMAIN d AS text

-- to
CREATE DOMAIN d AS text COLLATE "C"

COMMENT ON DOMAIN d IS 'x'
