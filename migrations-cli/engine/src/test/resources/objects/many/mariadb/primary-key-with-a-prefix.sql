-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(200) not null, b int)

-- to
CREATE TABLE t (a varchar(200) not null, b int, primary key (a(20)))
