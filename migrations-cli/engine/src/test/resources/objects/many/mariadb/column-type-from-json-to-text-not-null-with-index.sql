-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c json not null)

-- to
CREATE TABLE t (a int primary key, c text not null)
