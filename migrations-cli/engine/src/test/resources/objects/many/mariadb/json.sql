-- both
SELECT 1

-- from
CREATE TABLE t (a longtext)

-- to
CREATE TABLE t (a json, b json default '{}', c int as (json_value(a, '$.x')))
