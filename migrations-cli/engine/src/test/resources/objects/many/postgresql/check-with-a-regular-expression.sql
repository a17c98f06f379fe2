-- both
SELECT 1

-- from
CREATE TABLE t (a text CONSTRAINT a_ok CHECK (a ~ '^[a-z]+$'))

-- to
CREATE TABLE t (a text CONSTRAINT a_ok CHECK (a ~* '^[a-z0-9]{2,3}\.$' AND length(a) < 10))
