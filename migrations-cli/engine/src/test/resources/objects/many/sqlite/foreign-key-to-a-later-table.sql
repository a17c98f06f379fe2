-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE a (b_id REFERENCES b (id))

CREATE TABLE b (id INTEGER PRIMARY KEY, a_id)
