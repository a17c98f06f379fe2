-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(20))

-- to
CREATE TABLE t (a int primary key, c varchar(20)) collate utf8mb4_uca1400_ai_ci
