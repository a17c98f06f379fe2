-- both
SELECT 1

-- from
CREATE TABLE t (a timestamp null)

-- to
CREATE TABLE t (a timestamp(3) not null default current_timestamp(3) on update current_timestamp(3), b datetime default now() on update now())
