-- both
SELECT 1

-- from
CREATE TABLE p (a integer)

CREATE TABLE c (b integer) INHERITS (p)

-- to
CREATE TABLE p (a integer, x text)

CREATE TABLE c (b integer) INHERITS (p)
