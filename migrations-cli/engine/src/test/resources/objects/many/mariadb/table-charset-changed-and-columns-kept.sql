-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(20), b text) charset latin1

-- to
CREATE TABLE t (a varchar(20) charset latin1, b text charset latin1) charset utf8mb4
