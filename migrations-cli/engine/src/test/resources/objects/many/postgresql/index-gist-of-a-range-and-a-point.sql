-- both
SELECT 1

-- from
CREATE TABLE t (r int4range, p point)

-- to
CREATE TABLE t (r int4range, p point)

CREATE INDEX i ON t USING gist (r)

CREATE INDEX j ON t USING spgist (p)
