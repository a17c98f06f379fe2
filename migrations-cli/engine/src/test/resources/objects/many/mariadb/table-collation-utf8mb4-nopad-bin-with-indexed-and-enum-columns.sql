-- both
SELECT 1

-- from
CREATE TABLE t (a int primary key, c varchar(20) not null default 'x', e enum('a','b'), d text collate utf8mb4_bin, unique key u (c))

-- to
CREATE TABLE t (a int primary key, c varchar(20) not null default 'x', e enum('a','b'), d text collate utf8mb4_bin, unique key u (c)) collate utf8mb4_nopad_bin
