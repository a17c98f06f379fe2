-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE a (id int primary key, b_id int)

CREATE TABLE b (id int primary key, a_id int, CONSTRAINT ba FOREIGN KEY (a_id) REFERENCES a (id))

ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b_id) REFERENCES b (id)
