-- both
SELECT 1

-- from
CREATE TYPE place AS (street text, town varchar(40))

CREATE TABLE shop (id bigint PRIMARY KEY)

-- to
CREATE TYPE place AS (street text, town varchar(40), zip char(5))

CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi)

CREATE TABLE shop (id bigint PRIMARY KEY, at place, open span)
