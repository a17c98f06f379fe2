-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE a (id bigint PRIMARY KEY, b_id bigint)

CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint CONSTRAINT b_a REFERENCES a)

ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b
