-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE VIEW v AS SELECT a FROM t

-- to
CREATE VIEW v AS SELECT a, b FROM t

CREATE VIEW w AS SELECT b FROM v
