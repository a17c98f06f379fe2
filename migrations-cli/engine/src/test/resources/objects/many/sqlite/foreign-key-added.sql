-- both
SELECT 1

-- from
CREATE TABLE p (id integer primary key)

CREATE TABLE c (p_id integer)

-- to
CREATE TABLE p (id integer primary key)

CREATE TABLE c (p_id integer REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL)
