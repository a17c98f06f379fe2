-- both
SELECT 1

-- from
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b))

CREATE TABLE c (a integer, b integer, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL)

-- to
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b))

CREATE TABLE c (a integer, b integer, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b))
