-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE p (id int primary key, x int, unique key ux (x))

CREATE TABLE c (id int primary key, p_id int, foreign key (p_id) references p (id) on delete cascade)
