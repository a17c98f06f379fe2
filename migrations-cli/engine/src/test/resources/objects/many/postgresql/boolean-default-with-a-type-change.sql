-- both
SELECT 1

-- from
CREATE TABLE t (a boolean DEFAULT false NOT NULL)

-- to
CREATE TABLE t (a integer DEFAULT 0 NOT NULL)
