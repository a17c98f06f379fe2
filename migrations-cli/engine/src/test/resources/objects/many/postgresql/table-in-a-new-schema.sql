-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE x (a integer)

CREATE SCHEMA s

CREATE TABLE s.t (id integer PRIMARY KEY, x serial)

CREATE TABLE s.u (id integer REFERENCES s.t)

CREATE INDEX u_id ON s.u (id)
