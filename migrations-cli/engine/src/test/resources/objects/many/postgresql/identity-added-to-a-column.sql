-- both
SELECT 1

-- from
CREATE TABLE t (id integer NOT NULL)

-- to
CREATE TABLE t (id integer NOT NULL GENERATED ALWAYS AS IDENTITY)
