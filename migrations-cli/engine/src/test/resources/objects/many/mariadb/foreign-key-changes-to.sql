-- both
CREATE TABLE p (id int primary key, x int, unique key ux (x))

-- from
CREATE TABLE c (id int primary key, p_id int, constraint fk foreign key (p_id) references p (id))

-- to
CREATE TABLE c (id int primary key, p_id int, constraint fk foreign key (p_id) references p (id) )
