-- both
SELECT 1

-- from
CREATE DOMAIN d AS integer

CREATE TABLE t (a d)

-- to
CREATE DOMAIN d AS bigint

CREATE TABLE t (a d)
