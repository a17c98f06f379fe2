-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE `my table` (`a b` int primary key, `select` text, `x``y` int)

CREATE INDEX `my index` ON `my table` (`select`(10))

CREATE VIEW `my view` AS SELECT `a b` FROM `my table`
