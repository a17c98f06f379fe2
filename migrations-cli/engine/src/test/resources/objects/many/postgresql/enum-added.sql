-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TYPE e AS ENUM ('a', 'b''c', 'D e')
