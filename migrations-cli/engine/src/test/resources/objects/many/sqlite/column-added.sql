-- both
SELECT 1

-- from
CREATE TABLE t (a integer primary key, b text)

-- to
CREATE TABLE t (a integer primary key, b text, c real default 1.5, d text not null default 'x')
