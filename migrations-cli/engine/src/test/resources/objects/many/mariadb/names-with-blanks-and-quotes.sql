-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE `a b` (`c d` int primary key, `e``f` varchar(10), key `g h` (`e``f`), constraint `i j` check (`c d` > 0))
