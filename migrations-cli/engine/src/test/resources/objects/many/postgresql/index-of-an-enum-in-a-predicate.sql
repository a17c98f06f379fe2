-- both
CREATE TYPE e AS ENUM ('a', 'b')

-- from
CREATE TABLE t (a integer, s e)

-- to
CREATE TABLE t (a integer, s e)

CREATE INDEX i ON t (a) WHERE s = 'a'
