-- reported: t

-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE TABLE t (a integer primary key ON CONFLICT REPLACE, b text UNIQUE ON CONFLICT IGNORE, c text NOT NULL ON CONFLICT ABORT)
