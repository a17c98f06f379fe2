-- both
CREATE TABLE t (a integer, b text)

-- from
CREATE VIEW v AS SELECT a FROM t

-- to
CREATE VIEW v AS SELECT a, b FROM t
