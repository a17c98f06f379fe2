-- both
CREATE TABLE q (a, b, PRIMARY KEY (a, b))

-- from
CREATE TABLE c (a, b)

-- to
CREATE TABLE c (a, b, FOREIGN KEY (a, b) REFERENCES q (a, b))
