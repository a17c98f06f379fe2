-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

CREATE TABLE u (a integer)

CREATE INDEX i ON t (a)

-- to
CREATE TABLE t (a integer)

CREATE TABLE u (a integer)

CREATE INDEX i ON u (a)
