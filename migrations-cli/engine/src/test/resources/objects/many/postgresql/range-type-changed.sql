-- both
SELECT 1

-- from
CREATE TYPE r AS RANGE (SUBTYPE = float8)

-- to
CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi)
