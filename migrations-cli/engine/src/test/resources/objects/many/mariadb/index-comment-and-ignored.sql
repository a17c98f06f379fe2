-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int, KEY k (a))

-- to
CREATE TABLE t (a int, b int, KEY k (a) COMMENT 'x', KEY l (b) IGNORED)
