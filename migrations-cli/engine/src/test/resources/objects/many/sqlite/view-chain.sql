-- both
CREATE TABLE t (a integer, b text)

-- from
CREATE VIEW v AS SELECT a FROM t

CREATE VIEW w AS SELECT a FROM v

-- to
CREATE VIEW v AS SELECT a, b FROM t

CREATE VIEW w AS SELECT a, b FROM v WHERE a > 0
