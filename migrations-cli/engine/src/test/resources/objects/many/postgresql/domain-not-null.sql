-- both
SELECT 1

-- from
CREATE DOMAIN d AS integer

CREATE TABLE t (a d)

-- to
CREATE DOMAIN d AS integer NOT NULL

CREATE TABLE t (a d)
