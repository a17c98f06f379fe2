-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE x (a int)

-- to
CREATE TABLE x (a int)

CREATE TABLE t (a int, b int WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING
