-- both
SELECT 1

-- from
CREATE TABLE p (a integer, b integer, CONSTRAINT pk PRIMARY KEY (a, b))

-- to
CREATE TABLE p (a integer, b integer, CONSTRAINT pk2 PRIMARY KEY (a, b))

CREATE TABLE c (a integer, b integer, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE SET DEFAULT)
