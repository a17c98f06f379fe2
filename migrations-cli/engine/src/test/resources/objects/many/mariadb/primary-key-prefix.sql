-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(200))

-- to
CREATE TABLE t (a varchar(200) not null, PRIMARY KEY (a(10)))
