-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TABLE t (a int, s timestamp(6), e timestamp(6), period for p (s, e), primary key (a, p without overlaps))
