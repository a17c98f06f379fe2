-- both
SELECT 1

-- from
CREATE TABLE x (a integer)

-- to
CREATE TABLE m (a text, b integer) PARTITION BY RANGE (lower(a), b)

CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('a', 0) TO ('m', 0)
