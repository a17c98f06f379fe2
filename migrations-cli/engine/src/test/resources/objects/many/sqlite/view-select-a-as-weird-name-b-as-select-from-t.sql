-- both
CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER, c TEXT)

-- from
SELECT 1

-- to
CREATE VIEW v AS SELECT a AS "weird name", b AS "select" FROM t
