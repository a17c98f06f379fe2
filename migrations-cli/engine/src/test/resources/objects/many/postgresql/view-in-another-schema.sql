-- both
CREATE SCHEMA s

CREATE TABLE t (a integer, b text)

-- from
CREATE VIEW s.v AS SELECT a FROM t

-- to
CREATE VIEW s.v AS SELECT b FROM t
