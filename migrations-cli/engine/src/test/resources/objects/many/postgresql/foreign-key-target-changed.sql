-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE q (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer CONSTRAINT f REFERENCES p)

-- to
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE q (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer CONSTRAINT f REFERENCES q)
