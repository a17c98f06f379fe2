-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE DOMAIN d AS varchar(20) NOT NULL DEFAULT 'x' CONSTRAINT d_ok CHECK (VALUE <> '') CONSTRAINT d_two CHECK (length(VALUE) < 10)

CREATE TABLE t (a integer, d d, ds d[])
