-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int, b int without system versioning) with system versioning
