-- both
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at)

-- from
CREATE TABLE event_1 (id bigint NOT NULL, at date NOT NULL)

-- to
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')

-- reported: table event_1 (a partition that is changed) is not modelled
