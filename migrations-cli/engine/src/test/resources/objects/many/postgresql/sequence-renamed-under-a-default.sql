-- both
SELECT 1

-- from
CREATE SEQUENCE s1

CREATE TABLE t (a bigint DEFAULT nextval('s1'))

-- to
CREATE SEQUENCE s2

CREATE TABLE t (a bigint DEFAULT nextval('s2'))
