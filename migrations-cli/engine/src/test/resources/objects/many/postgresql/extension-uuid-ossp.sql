-- both
SELECT 1

-- from
CREATE TABLE t (a integer)

-- to
CREATE EXTENSION "uuid-ossp"

CREATE TABLE t (a integer, id uuid DEFAULT uuid_generate_v4())
