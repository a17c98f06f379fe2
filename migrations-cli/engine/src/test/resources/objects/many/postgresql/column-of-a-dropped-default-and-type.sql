-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(10) DEFAULT '5')

-- to
CREATE TABLE t (a integer DEFAULT 5)
