-- reported: partition by

-- both
SELECT 1

-- from
CREATE TABLE m (id integer, at date)

-- to
CREATE TABLE m (id integer, at date) PARTITION BY RANGE (at)
