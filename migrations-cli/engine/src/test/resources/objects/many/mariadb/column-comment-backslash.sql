-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int)

-- to
CREATE TABLE t (a int, b int not null default 1 comment 'a\\b')
