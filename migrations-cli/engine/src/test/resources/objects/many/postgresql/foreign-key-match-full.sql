-- both
SELECT 1

-- from
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b))

CREATE TABLE c (a integer, b integer)

-- to
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b))

CREATE TABLE c (a integer, b integer, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p MATCH FULL)
