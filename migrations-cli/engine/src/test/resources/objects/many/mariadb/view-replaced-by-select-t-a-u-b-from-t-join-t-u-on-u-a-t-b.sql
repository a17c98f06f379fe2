-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE VIEW v AS SELECT 1 AS one

-- to
CREATE VIEW v AS select t.a, u.b from t join t u on u.a = t.b
