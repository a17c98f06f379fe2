-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT ('now'::text)::date)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT CURRENT_DATE)
