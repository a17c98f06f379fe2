-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a bit varying(8) NOT NULL, b bit varying(8)[])

-- to
CREATE TABLE t (id integer PRIMARY KEY, a bit varying(16) NOT NULL, b bit varying(16)[])
