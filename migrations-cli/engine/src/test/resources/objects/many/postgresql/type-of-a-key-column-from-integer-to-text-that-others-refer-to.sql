-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE c (id integer PRIMARY KEY, p_id integer REFERENCES p)

-- to
CREATE TABLE p (id text PRIMARY KEY)

CREATE TABLE c (id integer PRIMARY KEY, p_id text REFERENCES p)
