-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a text not null, b int, primary key (a(30), b desc))
