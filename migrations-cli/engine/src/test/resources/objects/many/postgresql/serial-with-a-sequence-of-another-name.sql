-- both
SELECT 1

-- from
CREATE TABLE t (x integer)

-- to
CREATE SEQUENCE my_seq AS integer

CREATE TABLE t (x integer, id integer NOT NULL DEFAULT nextval('my_seq'))

ALTER SEQUENCE my_seq OWNED BY t.id
