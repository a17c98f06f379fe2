-- both
SELECT 1

-- from
CREATE TABLE t (a int, b int unsigned, c int(5) zerofill)

-- to
CREATE TABLE t (a int unsigned, b int, c bigint unsigned zerofill)
