-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer, "b""c" integer DEFAULT 5, CONSTRAINT "k""1" CHECK ("b""c" > 0))
