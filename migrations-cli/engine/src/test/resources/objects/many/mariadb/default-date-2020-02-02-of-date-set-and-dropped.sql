-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c date NULL)

-- to
CREATE TABLE t (a int primary key, c date NULL DEFAULT (date '2020-02-02'))
