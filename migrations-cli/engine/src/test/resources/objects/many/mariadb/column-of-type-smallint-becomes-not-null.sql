-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c smallint)

-- to
CREATE TABLE t (a int primary key, c smallint NOT NULL)
