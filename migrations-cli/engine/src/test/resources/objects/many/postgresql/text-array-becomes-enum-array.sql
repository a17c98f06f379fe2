-- both
CREATE TYPE e AS ENUM ('a', 'b')

-- from
CREATE TABLE t (a text[] DEFAULT '{a}')

-- to
CREATE TABLE t (a e[] DEFAULT '{a}')
