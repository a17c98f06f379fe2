-- both
SELECT 1

-- from
CREATE TABLE t (id integer, during tsrange, CONSTRAINT e EXCLUDE USING gist (during WITH &&))

-- to
CREATE TABLE t (id integer)
