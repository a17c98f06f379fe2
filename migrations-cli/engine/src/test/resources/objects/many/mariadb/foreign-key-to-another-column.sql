-- both
CREATE TABLE p (id int primary key, x int, unique key ux (x))

-- from
CREATE TABLE c (p_id int, constraint fk foreign key (p_id) references p (id))

-- to
CREATE TABLE c (p_id int, constraint fk foreign key (p_id) references p (x))
