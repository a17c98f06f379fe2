-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE VIEW b1 AS SELECT a FROM t

CREATE VIEW a2 AS SELECT a FROM b1

CREATE VIEW c3 AS SELECT a FROM a2

-- to
SELECT 1
