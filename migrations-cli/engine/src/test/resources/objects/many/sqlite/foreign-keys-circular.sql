-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE a (id integer primary key, b_id integer REFERENCES b (id))

CREATE TABLE b (id integer primary key, a_id integer REFERENCES a (id))
