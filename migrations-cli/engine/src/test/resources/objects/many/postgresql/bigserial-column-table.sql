-- both
SELECT 1

-- from
CREATE TABLE t (id bigserial PRIMARY KEY)

-- to
CREATE TABLE t (id serial PRIMARY KEY)
