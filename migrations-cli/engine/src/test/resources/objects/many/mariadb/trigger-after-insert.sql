-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
SELECT 1

-- to
CREATE TRIGGER `g` AFTER INSERT ON `t` FOR EACH ROW SET @x = 1
