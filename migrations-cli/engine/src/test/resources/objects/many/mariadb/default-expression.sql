-- both
SELECT 1

-- from
CREATE TABLE t (a varchar(36), b int default 1)

-- to
CREATE TABLE t (a varchar(36) default uuid(), b int default (1 + 2), c text default 'x', d datetime default (now() + interval 1 day), e varchar(20) default (concat('a', 'b')))
