-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, b int)

CREATE TABLE u (t_a int, FOREIGN KEY (t_a) REFERENCES t (a))

CREATE VIEW v AS SELECT a FROM t

CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1

-- to
SELECT 1
