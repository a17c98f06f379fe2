-- both
SELECT 1

-- from
CREATE TABLE t (a text, c text GENERATED ALWAYS AS (lower(a)) STORED)

CREATE INDEX t_c ON t (c)

CREATE VIEW v AS SELECT c FROM t

-- to
CREATE TABLE t (a text, c text GENERATED ALWAYS AS (upper(a)) STORED)

CREATE INDEX t_c ON t (c)

CREATE VIEW v AS SELECT c FROM t
