-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int comment 'a\\b', key k (a) comment 'a\\b') comment 'a\\b'
