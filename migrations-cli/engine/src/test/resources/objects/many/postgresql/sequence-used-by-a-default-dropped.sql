-- both
SELECT 1

-- from
CREATE SEQUENCE s

CREATE TABLE t (a bigint DEFAULT nextval('s'))

-- to
CREATE TABLE t (a bigint)
