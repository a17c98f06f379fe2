-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(20), b text)

-- to
CREATE TABLE t (a varchar(20) CHARACTER SET ascii, b text COLLATE utf8mb4_bin)
