-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE SEQUENCE s OWNED BY t.b

-- to
CREATE TABLE t (a integer)

CREATE SEQUENCE s
