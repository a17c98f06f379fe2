-- both
SELECT 1

-- from
CREATE TABLE t (id integer PRIMARY KEY, a date)

-- to
CREATE TABLE t (id integer PRIMARY KEY, a date DEFAULT ('now'::text)::date NOT NULL)

CREATE TABLE u (id integer PRIMARY KEY, a date DEFAULT CURRENT_DATE)
