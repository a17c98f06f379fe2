-- both
SELECT 1

-- from
CREATE TABLE t (a int)

-- to
CREATE TABLE t (a int, b bit(8) default b'101', c year, d time(3), e datetime(6), f mediumint unsigned, g tinyint(1), h mediumtext, i varbinary(20), j uuid, k inet6, l inet4, m float, n double(10,2), o char(3), p longblob, q decimal(20,6), r date default '2020-01-01')
