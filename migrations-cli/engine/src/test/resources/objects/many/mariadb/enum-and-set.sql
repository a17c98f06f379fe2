-- both
SELECT 1

-- from
CREATE TABLE t (a enum('a','b') default 'a', b set('x','y'))

-- to
CREATE TABLE t (a enum('a','b','c''d') not null default 'b', b set('x','y','z') default 'x,z')
