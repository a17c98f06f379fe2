-- both
CREATE SCHEMA parts

-- from
CREATE TABLE m (id integer, at date) PARTITION BY RANGE (at)

-- to
CREATE TABLE m (id integer, at date) PARTITION BY RANGE (at)

CREATE TABLE parts.m_1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
