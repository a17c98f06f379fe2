-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(20) COLLATE "C")

CREATE INDEX t_a ON t (a)

-- to
CREATE TABLE t (a varchar(30) COLLATE "POSIX")

CREATE INDEX t_a ON t (a)
