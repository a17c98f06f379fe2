-- both
SELECT 1

-- from
CREATE TABLE t (a jsonb)

-- to
CREATE TABLE t (a jsonb, CONSTRAINT a_ok CHECK (a ? 'x' AND (a->>'x')::int > 0 AND jsonb_typeof(a->'y') = 'array'))
