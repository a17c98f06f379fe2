-- both
SELECT 1

-- from
CREATE TABLE p (id integer PRIMARY KEY, code text)

CREATE TABLE c (code text)

-- to
CREATE TABLE p (id integer PRIMARY KEY, code text)

CREATE UNIQUE INDEX p_code ON p (code)

CREATE TABLE c (code text REFERENCES p (code))
