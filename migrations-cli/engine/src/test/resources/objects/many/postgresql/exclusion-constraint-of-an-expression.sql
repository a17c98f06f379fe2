-- both
SELECT 1

-- from
CREATE TABLE t (a date, b date)

-- to
CREATE TABLE t (a date, b date, CONSTRAINT e EXCLUDE USING gist (daterange(a, b, '[]') WITH &&))
