-- reported: left unchanged

-- both
SELECT 1

-- from
CREATE TABLE p (a integer)

CREATE TABLE c (a integer, b integer)

-- to
CREATE TABLE p (a integer)

CREATE TABLE c (a integer, b integer)

ALTER TABLE c INHERIT p
