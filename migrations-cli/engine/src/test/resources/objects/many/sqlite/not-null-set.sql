-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

-- to
CREATE TABLE t (a integer NOT NULL, b text NOT NULL)
