-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

CREATE VIEW v AS SELECT a, b FROM t

-- to
CREATE TABLE t (a integer)

CREATE VIEW v AS SELECT a FROM t
