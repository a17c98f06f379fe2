-- both
SELECT 1

-- from
CREATE SCHEMA s1

CREATE TABLE s1.t (a integer)

-- to
CREATE SCHEMA s2

CREATE TABLE s2.t (a integer)
