-- both
CREATE EXTENSION bloom

-- from
CREATE TABLE t (a integer, b integer)

-- to
CREATE TABLE t (a integer, b integer)

CREATE INDEX i ON t USING bloom (a, b) WITH (length = 64, col1 = 3)
