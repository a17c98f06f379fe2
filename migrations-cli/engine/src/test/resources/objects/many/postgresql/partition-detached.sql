-- reported: m_1

-- both
SELECT 1

-- from
CREATE TABLE m (id integer, at date) PARTITION BY RANGE (at)

CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

-- to
CREATE TABLE m (id integer, at date) PARTITION BY RANGE (at)

CREATE TABLE m_1 (id integer, at date)
