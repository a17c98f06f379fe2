-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer REFERENCES p)

-- to
CREATE TABLE p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer REFERENCES p)

ALTER TABLE c DISABLE TRIGGER ALL
