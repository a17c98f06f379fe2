-- both
SELECT 1

-- from
CREATE TABLE t (x integer)

-- to
CREATE SEQUENCE s

CREATE TABLE t (x integer, a bigint DEFAULT nextval('s'), b bigint DEFAULT nextval('s'))
