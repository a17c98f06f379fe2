-- both
SELECT 1

-- from
CREATE TABLE t (a int comment 'old', b int) comment 'old'

-- to
CREATE TABLE t (a int comment 'new''s', b int comment 'b') comment 'new'
