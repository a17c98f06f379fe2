-- both
SELECT 1

-- from
CREATE TABLE t (a integer CONSTRAINT old_pk PRIMARY KEY)

-- to
CREATE TABLE t (a integer CONSTRAINT new_pk PRIMARY KEY)
