-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE `größe` (`ä` int primary key, `ß` varchar(10) default 'ü')
