-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c int NOT NULL DEFAULT (case when 1 > 0 then 5 else 6 end))
