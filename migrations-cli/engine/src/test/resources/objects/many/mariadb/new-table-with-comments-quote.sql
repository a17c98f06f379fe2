-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int comment 'it''s', key k (a) comment 'it''s') comment 'it''s'
