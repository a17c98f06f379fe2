-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE VIEW v AS SELECT a FROM t

-- to
CREATE algorithm=undefined VIEW v AS SELECT a FROM t
