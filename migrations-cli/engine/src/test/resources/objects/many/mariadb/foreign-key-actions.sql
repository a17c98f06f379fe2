-- both
SELECT 1

-- from
CREATE TABLE p (id int primary key)

CREATE TABLE c (p_id int, CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p (id))

-- to
CREATE TABLE p (id int primary key)

CREATE TABLE c (p_id int, CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL)
