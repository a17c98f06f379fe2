-- both
SELECT 1

-- from
CREATE TABLE t (a text, b varchar(10))

CREATE INDEX i ON t (a)

-- to
CREATE TABLE t (a text, b varchar(10))

CREATE INDEX i ON t (a text_pattern_ops)

CREATE INDEX j ON t (b varchar_pattern_ops, lower(a) text_pattern_ops DESC)
