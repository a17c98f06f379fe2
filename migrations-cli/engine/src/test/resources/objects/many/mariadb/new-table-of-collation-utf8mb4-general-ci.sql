-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int primary key, c varchar(20), d varchar(20) collate utf8mb4_bin) collate utf8mb4_general_ci
