-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer)

-- to
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer REFERENCES p)
