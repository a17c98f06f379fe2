-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(200), primary key (a(10)))

-- to
CREATE TABLE t (a varchar(200), primary key (a(20)))
