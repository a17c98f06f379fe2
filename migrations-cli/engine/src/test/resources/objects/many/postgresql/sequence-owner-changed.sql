-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE SEQUENCE s OWNED BY t.a

-- to
CREATE TABLE t (a integer, b integer)

CREATE SEQUENCE s OWNED BY t.b
