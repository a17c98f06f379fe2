-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c point not null)

-- to
CREATE TABLE t (a int primary key, c geometry not null)
