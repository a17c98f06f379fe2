-- both
CREATE TABLE doc (id bigint PRIMARY KEY, name text)

CREATE TABLE log (what text)

-- from
CREATE RULE quiet AS ON DELETE TO doc DO INSTEAD NOTHING

-- to
CREATE RULE quiet AS ON DELETE TO doc DO ALSO INSERT INTO log VALUES ('deleted')

CREATE RULE two AS ON UPDATE TO doc DO ALSO (INSERT INTO log VALUES ('a'); INSERT INTO log VALUES ('b'))
