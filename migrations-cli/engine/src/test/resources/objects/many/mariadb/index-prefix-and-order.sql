-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(200), b int, KEY k (a))

-- to
CREATE TABLE t (a varchar(200), b int, KEY k (a(20), b DESC))
