-- both
SELECT 1

-- from
CREATE TYPE e AS ENUM ('a', 'b', 'c')

CREATE TABLE t (x e NOT NULL DEFAULT 'a', y e[] DEFAULT '{a,b}', CONSTRAINT k CHECK (x <> 'b'))

CREATE INDEX i ON t (x) WHERE x = 'a'

CREATE VIEW v AS SELECT x FROM t WHERE x = 'a'

-- to
CREATE TYPE e AS ENUM ('a', 'b')

CREATE TABLE t (x e NOT NULL DEFAULT 'a', y e[] DEFAULT '{a,b}', CONSTRAINT k CHECK (x <> 'b'))

CREATE INDEX i ON t (x) WHERE x = 'a'

CREATE VIEW v AS SELECT x FROM t WHERE x = 'a'
