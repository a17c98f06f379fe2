-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(20), b text) CHARACTER SET latin1

-- to
CREATE TABLE t (a varchar(20), b text) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci
