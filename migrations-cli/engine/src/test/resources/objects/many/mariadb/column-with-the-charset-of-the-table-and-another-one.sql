-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(20) charset latin1, b char(3) charset ascii)

-- to
CREATE TABLE t (a varchar(20), b char(3) charset ascii) charset latin1
