-- both
CREATE TABLE booking (room integer, during tsrange)

-- from
SELECT 1

-- to
ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&)

-- reported: no_overlap
