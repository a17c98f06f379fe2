-- both
SELECT 1

-- from
CREATE DOMAIN d AS text

CREATE TABLE t (a d)

CREATE TABLE u (a d)

-- to
CREATE TABLE u (a text)
