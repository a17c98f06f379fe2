-- both
CREATE TYPE float_range AS RANGE (SUBTYPE = float8)

-- from
CREATE TABLE t (a integer)

-- to
CREATE TABLE t (a integer, r float_range, m float_multirange)
