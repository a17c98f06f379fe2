-- both
SELECT 1

-- from
CREATE TABLE m (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)

CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

CREATE TABLE c (id integer, at date)

-- to
CREATE TABLE m (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)

CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

CREATE TABLE c (id integer, at date, FOREIGN KEY (id, at) REFERENCES m)
