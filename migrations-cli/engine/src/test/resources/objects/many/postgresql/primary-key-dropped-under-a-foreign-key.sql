-- both
SELECT 1

-- from
CREATE TABLE p (a integer PRIMARY KEY, b integer UNIQUE)

CREATE TABLE c (a integer REFERENCES p (a))

-- to
CREATE TABLE p (a integer NOT NULL, b integer PRIMARY KEY)

CREATE TABLE c (a integer REFERENCES p (b))
