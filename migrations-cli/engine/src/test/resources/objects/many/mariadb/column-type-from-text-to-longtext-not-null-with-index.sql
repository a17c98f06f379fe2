-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c text not null, key k (c(5)))

-- to
CREATE TABLE t (a int primary key, c longtext not null, key k (c(5)))
