-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY, code integer UNIQUE)

CREATE TABLE c (p integer CONSTRAINT f REFERENCES p (id))

-- to
CREATE TABLE p (id integer PRIMARY KEY, code text UNIQUE)

CREATE TABLE c (p text CONSTRAINT f REFERENCES p (code))
