-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
SELECT 1

-- to
CREATE VIEW v AS select a as `weird name`, b as `select` from t
