-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b integer)

CREATE VIEW v AS SELECT a FROM t

CREATE VIEW w AS SELECT a FROM v

-- to
CREATE TABLE t (a bigint, b integer, c text)

CREATE VIEW v AS SELECT a, c FROM t

CREATE VIEW w AS SELECT a FROM v
