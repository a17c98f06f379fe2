-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, primary key (a, b))

-- to
CREATE TABLE t (a int, b int, primary key (a, b desc))
