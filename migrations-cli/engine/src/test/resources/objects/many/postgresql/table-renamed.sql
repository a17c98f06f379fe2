-- both
SELECT 1

-- from
CREATE TABLE old_name (id serial PRIMARY KEY, a text)

-- to
CREATE TABLE new_name (id serial PRIMARY KEY, a text)
