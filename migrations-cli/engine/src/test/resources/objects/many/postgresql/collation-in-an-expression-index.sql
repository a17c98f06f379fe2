-- both
SELECT 1

-- from
CREATE TABLE t (a text)

CREATE INDEX t_a ON t (lower(a))

-- to
CREATE TABLE t (a text)

CREATE INDEX t_a ON t (lower(a) COLLATE "C")
