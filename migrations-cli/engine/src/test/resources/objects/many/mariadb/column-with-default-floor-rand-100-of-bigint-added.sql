-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key)

-- to
CREATE TABLE t (a int primary key, c bigint NOT NULL DEFAULT (floor(rand()*100)))
