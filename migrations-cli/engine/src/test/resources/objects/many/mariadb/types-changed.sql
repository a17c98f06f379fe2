-- both
SELECT 1

-- from
CREATE TABLE t (b bit(8), c year, d time, e datetime, f mediumint, g tinyint(1), h mediumtext, i varbinary(20), o char(3))

-- to
CREATE TABLE t (b bit(16), c int, d time(3), e datetime(6), f bigint, g smallint, h longtext, i varbinary(40), o varchar(10))
