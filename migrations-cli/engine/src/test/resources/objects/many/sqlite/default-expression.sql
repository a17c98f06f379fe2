-- both
SELECT 1

-- from
CREATE TABLE t (a integer, b text DEFAULT 'x')

-- to
CREATE TABLE t (a integer, b text DEFAULT (lower('X')), c text DEFAULT CURRENT_TIMESTAMP, d integer DEFAULT (1 + 2), e blob DEFAULT x'00ff')
