-- both
CREATE SCHEMA other

-- from
CREATE TABLE other.p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer)

-- to
CREATE TABLE other.p (id integer PRIMARY KEY)

CREATE TABLE c (p_id integer REFERENCES other.p)
