-- both
CREATE TYPE e AS ENUM ('a', 'b')

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer, e e NOT NULL DEFAULT 'a', es e[] DEFAULT '{a,b}', CHECK (e = ANY (ARRAY['a'::e, 'b'::e])))
