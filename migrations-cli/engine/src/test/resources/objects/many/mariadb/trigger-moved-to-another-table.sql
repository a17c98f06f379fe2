-- both
CREATE TABLE t (a int primary key, b int, c varchar(20))

-- from
CREATE TABLE u (b int)

CREATE TRIGGER `g` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.b = 1

-- to
CREATE TABLE u (b int)

CREATE TRIGGER `g` BEFORE INSERT ON `u` FOR EACH ROW SET NEW.b = 1
