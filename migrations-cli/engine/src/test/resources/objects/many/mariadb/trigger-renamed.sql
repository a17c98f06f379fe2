-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE TRIGGER `g` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.b = 1

-- to
CREATE TRIGGER `g2` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.b = 1
