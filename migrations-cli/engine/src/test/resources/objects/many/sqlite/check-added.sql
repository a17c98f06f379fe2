-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text)

-- to
CREATE TABLE t (a integer, b text, CONSTRAINT ok CHECK (a > 0), CHECK (b <> ''))
